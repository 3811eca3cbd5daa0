import { StateMark, useText, type Tone } from '@jingwei/ui'
import type { State, TaskRow } from './answers.ts'

const tones: Readonly<Record<State, Tone>> = { raised: 'warn', assigned: 'busy', acted: 'busy', answered: 'warn', satisfied: 'good', unsatisfied: 'bad', returned: 'warn', closed: 'plain' }

/** A state in words; late and raised to the leader stand beside it. */
export function TaskState({ task }: { readonly task: Pick<TaskRow, 'state' | 'overdue' | 'level'> }) {
  const t = useText()
  return (
    <>
      <StateMark tone={task.overdue ? 'bad' : tones[task.state]}>{t(`tasks.state.${task.state}`)}</StateMark>{' '}
      {task.overdue && <span className="jw-flag">{t('tasks.overdue')}</span>}
      {task.level === 'leader' && <span className="jw-flag">{t('tasks.atLeader')}</span>}
    </>
  )
}
