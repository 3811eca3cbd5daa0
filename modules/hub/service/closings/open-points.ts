import type { Ctx } from '@jingwei/kernel'
import type { HubPlatform } from '../platform.ts'
import type { OpenPoint } from '../../domain/closings/closing.ts'
import type { CalendarCell } from '../deliveries/calendar.ts'
import { calendar } from '../deliveries/calendar.ts'
import { sourceOf } from '../../domain/sources/built-in.ts'
import { countQuarantine } from '../../store/quarantine.ts'
import { countReview } from '../../store/review.ts'
import { hiddenSources } from '../hidden-sources.ts'

type Waiting = { readonly code: string; readonly zh: string; readonly en: string; readonly is: (cell: CalendarCell) => boolean }

const waiting: readonly Waiting[] = [
  { code: 'missing', zh: '未报', en: 'not delivered', is: (cell) => cell.step === undefined && (cell.state === 'due' || cell.state === 'missing' || cell.state === 'not_yet') },
  { code: 'returned', zh: '退回未重报', en: 'returned, not delivered again', is: (cell) => cell.state === 'returned' },
  { code: 'undecided', zh: '已交文件未办结', en: 'handed in, not decided', is: (cell) => cell.step === 'checking' || cell.step === 'checked' || cell.step === 'submitted' },
  { code: 'landing', zh: '正在入库', en: 'being taken in', is: (cell) => cell.step === 'landing' },
  { code: 'stuck', zh: '入库失败', en: 'not taken in', is: (cell) => cell.step === 'stuck' },
]

/** What is not finished for a month; empty when it can be closed without a word. */
export async function openPoints(hub: HubPlatform, asking: Ctx, month: string): Promise<OpenPoint[]> {
  // They are kept with the closing for all who may read it: a survey's own deliveries are the statistics office's alone.
  const ctx: Ctx = { ...asking, purpose: 'duty' }
  const hidden = hiddenSources(ctx)
  const [{ rows }, quarantine, review] = await Promise.all([calendar(hub, ctx, { month, months: 1 }), countQuarantine(hub.store, ctx, hidden, {}), countReview(hub.store, ctx, hidden, undefined)])
  const cells = rows.flatMap((row) => row.cells.filter((cell) => cell.month === month).map((cell) => ({ cell, source: sourceOf(row.arrangement.sourceId) })))
  const points = waiting.flatMap(({ code, zh, en, is }): OpenPoint[] => {
    const found = cells.filter(({ cell }) => is(cell))
    return found.length === 0 ? [] : [{ code, count: found.length, zh: `${zh}：${found.map(({ source }) => source.zh).join('、')}`, en: `${en}: ${found.map(({ source }) => source.en).join(', ')}` }]
  })
  if (quarantine > 0) points.push({ code: 'quarantine', count: quarantine, zh: '待修正的行', en: 'rows set aside' })
  if (review > 0) points.push({ code: 'review', count: review, zh: '待核对的企业写法', en: 'names to review' })
  return points
}
