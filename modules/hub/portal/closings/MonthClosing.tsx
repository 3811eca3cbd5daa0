import { mayAny, PageLink, StateMark, useLabel, useRead, useSession, useText } from '@jingwei/ui'
import type { Closings } from './answers.ts'
import { closingTone } from './tone.ts'

/** Beside a month of the calendar: whether it is closed, or the way to close it. */
export function MonthClosing({ month, over }: { readonly month: string; readonly over: boolean }) {
  const t = useText()
  const label = useLabel()
  const { me } = useSession()
  const query = useRead<Closings>('hub/closings', {}, { every: 5000, keep: true })
  const newest = (query.data?.items ?? []).find((each) => each.month === month)
  if (newest) {
    return (
      <PageLink to={`/closings/${newest.code}`}>
        <StateMark tone={closingTone(newest.state.id)}>{t('hub.closing.ofMonth', { month: label(newest), state: label(newest.state) })}</StateMark>
      </PageLink>
    )
  }
  if (!over || query.data === undefined || !mayAny(me, ['hub.closing.propose'])) return null
  return (
    <PageLink to={`/closings?propose=${month}`} className="jw-button-link">
      {t('hub.closing.propose')}
    </PageLink>
  )
}
