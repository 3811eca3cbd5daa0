import { StateMark, useText, type Tone } from '@jingwei/ui'
import type { Grade, Kind, RequestRow, State } from './answers.ts'

const tones: Readonly<Record<State, Tone>> = {
  draft: 'plain', submitted: 'warn', incomplete: 'warn', approved: 'busy', active: 'good', suspended: 'bad', expired: 'plain', refused: 'bad', disputed: 'warn', disposed: 'plain', withdrawn: 'plain',
}

export function RequestState({ state, overdue }: { readonly state: State; readonly overdue?: boolean }) {
  const t = useText()
  return (
    <>
      <StateMark tone={overdue === true ? 'bad' : tones[state]}>{t(`sharing.state.${state}`)}</StateMark> {overdue === true && <span className="jw-flag">{t('sharing.overdue')}</span>}
    </>
  )
}

/** Sharing type and grade, always together: one says whether, the other how careful. */
export function TypeMark({ type, grade }: { readonly type: Kind; readonly grade: Grade }) {
  const t = useText()
  return (
    <StateMark tone={type === 'unconditional' ? 'good' : type === 'conditional' ? 'warn' : 'bad'}>
      {t(`sharing.type.${type}`)} {grade}
    </StateMark>
  )
}

/** The deadline that is open and how many working days are left of it. */
export function Countdown({ request }: { readonly request: Pick<RequestRow, 'deadline' | 'daysLeft'> }) {
  const t = useText()
  if (request.deadline === undefined) return <>–</>
  if (request.daysLeft === undefined) return <>{request.deadline}</>
  return (
    <>
      {request.deadline} <small>{request.daysLeft < 0 ? t('sharing.late', { days: -request.daysLeft }) : t('sharing.left', { days: request.daysLeft })}</small>
    </>
  )
}
