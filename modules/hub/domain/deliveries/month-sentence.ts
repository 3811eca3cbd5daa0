import type { CellState, CellStep } from './cell-state.ts'

export type MonthCell = { readonly state: CellState; readonly step?: CellStep; readonly due?: string; readonly source: { readonly zh: string; readonly en: string } }

/** Where a month stands, in one sentence that names who is missing. */
export function monthSentence(month: string, cells: readonly MonthCell[]): { zh: string; en: string } {
  const [year, number] = month.split('-')
  const title = { zh: `${year}年${Number(number)}月`, en: month }
  if (cells.length === 0) return { zh: `${title.zh}没有约定的交付。`, en: `Nothing is agreed to be delivered for ${title.en}.` }
  const of = (...states: CellState[]): readonly MonthCell[] => cells.filter((cell) => states.includes(cell.state))
  const inHand = of('reported', 'late', 'zero', 'corrected')
  const parts: { zh: string; en: string }[] = [{ zh: `应报 ${cells.length} 家，已到 ${inHand.length} 家`, en: `${inHand.length} of ${cells.length} are in` }]
  const add = (some: readonly MonthCell[], zh: string, en: string, named: boolean): void => {
    if (some.length === 0) return
    parts.push({
      zh: `${zh} ${some.length} 家${named ? `（${some.map((cell) => cell.source.zh).join('、')}）` : ''}`,
      en: `${some.length} ${en}${named ? ` (${some.map((cell) => cell.source.en).join(', ')})` : ''}`,
    })
  }
  add(of('late'), '其中迟报', 'late', false)
  add(of('corrected'), '更正', 'corrected', false)
  add(cells.filter((cell) => cell.step === 'submitted'), '待审核', 'to be reviewed', true)
  add(of('returned'), '退回待重报', 'returned', true)
  add(of('missing'), '漏报', 'missing', true)
  const waited = of('due', 'not_yet').flatMap((cell) => (cell.due === undefined ? [] : [cell.due])).toSorted()
  const last = waited.at(-1)
  const end = last === undefined ? { zh: '', en: '' } : { zh: `；最迟 ${last}`, en: `; the last is due ${last}` }
  return { zh: `${title.zh}：${parts.map((part) => part.zh).join('，')}${end.zh}。`, en: `${title.en}: ${parts.map((part) => part.en).join(', ')}${end.en}.` }
}
