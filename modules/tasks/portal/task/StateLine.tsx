import { useText } from '@jingwei/ui'
import type { State } from '../answers.ts'

const LINE: readonly State[] = ['raised', 'assigned', 'acted', 'answered', 'satisfied', 'closed']

/** The way a task goes; a return or an unsatisfying answer stands where it happened. */
function lineOf(state: State): readonly State[] {
  if (state === 'returned') return ['raised', 'returned', ...LINE.slice(1)]
  return state === 'unsatisfied' ? LINE.map((one) => (one === 'satisfied' ? 'unsatisfied' : one)) : LINE
}

/** Where a task stands on its line of states. */
export function StateLine({ state, closed }: { readonly state: State; readonly closed: readonly State[] }) {
  const t = useText()
  const line = state === 'closed' ? LINE.filter((one) => one === 'closed' || closed.includes(one)) : lineOf(state)
  const at = line.indexOf(state)
  return (
    <ol className="jw-stages" aria-label={t('tasks.line')}>
      {line.map((one, index) => (
        <li key={one} className={index < at ? 'jw-stage-past' : index === at ? 'jw-stage-now' : ''} aria-current={index === at ? 'step' : undefined}>
          {t(`tasks.state.${one}`)}
        </li>
      ))}
    </ol>
  )
}
