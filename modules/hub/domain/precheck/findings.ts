import { periodContains, type Period } from '@jingwei/kernel'
import type { Arrangement } from '../deliveries/arrangement.ts'
import { periodOf } from '../deliveries/arrangement.ts'
import type { ItemShift } from './shifts.ts'
import type { TableFigures } from './table-figures.ts'

/** `ask`: whoever submits must say why; `look`: worth a look; `fine`: as it should be. */
export type Weight = 'ask' | 'look' | 'fine'

export const findingEntries = {
  rows_fewer: { zh: '行数明显少于上次', en: 'Clearly fewer rows than before' },
  rows_more: { zh: '行数明显多于上次', en: 'Clearly more rows than before' },
  rows_below_agreed: { zh: '行数少于约定', en: 'Fewer rows than agreed' },
  firms_below_agreed: { zh: '企业数少于约定', en: 'Fewer enterprises than agreed' },
  firms_lost: { zh: '上次有、这次没有的企业', en: 'Enterprises of the last delivery that are not in this one' },
  firms_new: { zh: '这次新出现的企业', en: 'Enterprises that are new in this delivery' },
  duplicate_rows: { zh: '完全相同的行', en: 'Rows that are wholly equal' },
  item_shifted: { zh: '整列数值差若干个 10 倍，疑似单位有误', en: 'A whole column moved by powers of ten: the unit may be wrong' },
  rows_off_by_tens: { zh: '个别企业数值差 10 倍、100 倍或 1 万倍', en: 'Figures of some enterprises moved by 10, 100 or 10,000 times' },
  same_as_before: { zh: '数值与上期几乎完全相同，疑似报错所属期', en: 'Figures are almost all those of the last period: the period may be mistaken' },
  other_period: { zh: '文件中的所属期与本次交付不符', en: 'The periods in the file are not the one delivered' },
  rows_set_aside: { zh: '无法采用的行', en: 'Rows that cannot be taken' },
  cells_not_used: { zh: '无法采用的单元格', en: 'Cells that cannot be used' },
  nothing_odd: { zh: '没有发现问题', en: 'Nothing odd was found' },
} as const
export type FindingCode = keyof typeof findingEntries

export type Finding = { readonly code: FindingCode; readonly weight: Weight; readonly count: number; readonly item?: string; readonly detail?: { readonly zh: string; readonly en: string }; readonly examples: readonly string[] }

const shown = 10
/** A change of rows or firms up to this share is what a county sees from month to month. */
const usualChange = 0.1
const enoughPairs = 10

const percent = (share: number): string => `${(share * 100).toFixed(1)}%`

/** Rows and firms lost or new against the last delivery and against what is agreed. */
export function countFindings(before: TableFigures | undefined, now: TableFigures, arrangement: Pick<Arrangement, 'rowsExpected' | 'firmsExpected' | 'manner'>): Finding[] {
  const found: Finding[] = []
  if (arrangement.rowsExpected !== undefined && now.rows < arrangement.rowsExpected * (1 - usualChange)) found.push(finding('rows_below_agreed', 'ask', arrangement.rowsExpected - now.rows, [], `${now.rows} / ${arrangement.rowsExpected}`))
  if (arrangement.firmsExpected !== undefined && now.firms.size < arrangement.firmsExpected * (1 - usualChange)) found.push(finding('firms_below_agreed', 'ask', arrangement.firmsExpected - now.firms.size, [], `${now.firms.size} / ${arrangement.firmsExpected}`))
  if (!before || before.rows === 0 || arrangement.manner === 'increment') return found
  const change = (now.rows - before.rows) / before.rows
  if (change < -usualChange) found.push(finding('rows_fewer', 'ask', before.rows - now.rows, [], percent(change)))
  if (change > usualChange) found.push(finding('rows_more', 'look', now.rows - before.rows, [], `+${percent(change)}`))
  const lost = [...before.firms].flatMap(([firm, name]) => (now.firms.has(firm) ? [] : [name]))
  const fresh = [...now.firms].flatMap(([firm, name]) => (before.firms.has(firm) ? [] : [name]))
  if (lost.length > 0) found.push(finding('firms_lost', lost.length > before.firms.size * usualChange ? 'ask' : 'look', lost.length, lost))
  if (fresh.length > 0) found.push(finding('firms_new', fresh.length > before.firms.size * usualChange ? 'ask' : 'look', fresh.length, fresh))
  return found
}

/** Factors of ten, of a whole column or of single firms, and figures that did not move at all. */
export function shiftFindings(shifts: readonly ItemShift[], names: ReadonlyMap<string, string>, byPeriod: boolean): Finding[] {
  return shifts.flatMap((shift): Finding[] => {
    if (shift.pairs < enoughPairs) return []
    const found: Finding[] = []
    const usual = Math.round(shift.median)
    if (usual !== 0) found.push({ ...finding('item_shifted', 'ask', shift.pairs, [], `10^${usual}`), item: shift.item })
    if (shift.offByTens.length > 0) found.push({ ...finding('rows_off_by_tens', 'ask', shift.offByTens.length, shift.offByTens.map(({ firm, power }) => `${names.get(firm) ?? firm} ×10^${power}`)), item: shift.item })
    if (byPeriod && shift.same / shift.pairs >= 0.95) found.push({ ...finding('same_as_before', 'ask', shift.same, [], percent(shift.same / shift.pairs)), item: shift.item })
    return found
  })
}

/** The periods a file speaks of, when none of them lies in the delivered one. */
export function periodFinding(periods: ReadonlySet<string>, delivered: Period): Finding[] {
  const others = [...periods].toSorted()
  if (others.length === 0 || others.some((text) => periodContains(delivered, periodOf(text)) || periodContains(periodOf(text), delivered))) return []
  return [finding('other_period', 'ask', others.length, others)]
}

export function finding(code: FindingCode, weight: Weight, count: number, examples: readonly string[], detail?: string): Finding {
  return { code, weight, count, examples: examples.slice(0, shown), ...(detail === undefined ? {} : { detail: { zh: detail, en: detail } }) }
}
