import { fold } from '../values/fold.ts'
import { parseNumber } from '../values/parse-number.ts'
import { unitOf } from '../values/units.ts'

const total = /^(?:全[省市县区镇国]|本[页月季年]|\p{Script=Han}{1,8}(?:[省市县区镇乡]|街道))?(?:合计|总计|小计|共计|总合计)(?:\([\p{Script=Han}]*\))?:?$/u
const footer = /^(?:制表人?|制表单位|填表人?|填报人|填报单位|审核人?|复核人?|经办人?|负责人|单位负责人|统计负责人|联系人|联系电话|报出日期|填报日期|打印日期|打印时间|制表日期|导出时间|数据来源|备注|说明|注\d*)$/u
const footerStart = /^(?:制表|填表|填报|审核|复核|经办|负责|单位负责|统计负责|联系|报出日期|打印|导出时间|数据来源|备注|说明|注)[\p{Script=Han}\d]{0,4}:/u

/** One of these stands in every word below that is longer than a unit. */
const hint = /[计表核办责系印源报出备说注]/u

export type RowShape = 'record' | 'empty' | 'total_row' | 'footer_row' | 'repeated_header' | 'unit_row'

export function isBlank(cell: string): boolean {
  return cell === '' || cell.trim() === ''
}

/** Whether a row is a record or one of the things people write under and between records. */
export function rowShape(cells: readonly string[], header: readonly string[]): RowShape {
  const at = cells.findIndex((cell) => !isBlank(cell))
  const first = cells[at]
  if (first === undefined) return 'empty'
  if (first.startsWith((header[at] ?? '').slice(0, 2)) && repeats(cells, header)) return 'repeated_header'
  // Cheap looks first: nearly every row is a record, and folding each would be half the cost of reading.
  if (first.length > 40 || (first.length > 8 && !hint.test(first))) return 'record'
  const word = fold(first)
  const rest = cells.slice(at + 1).filter((cell) => !isBlank(cell))
  if (total.test(word) && rest.every((cell) => isFigure(cell))) return 'total_row'
  if (footerStart.test(word) && sparse(rest.length, header.length)) return 'footer_row'
  if (footer.test(word) && at === 0 && sparse(rest.length, header.length)) return 'footer_row'
  if (rest.length > 0 && unitOf(word) !== undefined && rest.every((cell) => unitOf(cell) !== undefined)) return 'unit_row'
  return 'record'
}

export function isFigure(cell: string): boolean {
  const parsed = parseNumber(cell)
  return parsed.ok || parsed.reason === 'absent'
}

function sparse(others: number, width: number): boolean {
  return width <= 3 ? others < width : others <= Math.max(3, width / 2)
}

function repeats(cells: readonly string[], header: readonly string[]): boolean {
  return header.length > 1 && header.every((name, index) => (cells[index] ?? '').replace(/\s*[\r\n]+\s*/gu, '').trim() === name)
}
