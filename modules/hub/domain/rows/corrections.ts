import type { Mapping } from '../sources/recognise.ts'
import { foldHeader } from '../sources/recognise.ts'

/** Names a column in the 问题 column of an annotated file: 【营业收入(元)】…… */
const named = /【([^】]+)】/gu

export const inColumn = (column: string): string => `【${column}】`

/**
 * The cells of a row of an annotated file with its 更正值 in place: one value for the one column the 问题 names, or
 * 列名=值 parted by ；. The row itself is kept as it came; a 更正值 that names no column of the table changes nothing.
 */
export function correctedCells(mapping: Mapping, cells: readonly string[]): readonly string[] {
  const { correction } = mapping
  const given = correction === undefined ? '' : (cells[correction.value] ?? '').trim()
  if (correction === undefined || given === '') return cells
  const corrected = [...cells]
  const put = (column: string, value: string): void => {
    const index = mapping.header.findIndex((header) => foldHeader(header) === foldHeader(column))
    if (index >= 0) corrected[index] = value.trim()
  }
  const pairs = given.split(/[；;\n]/u).flatMap((part) => {
    const [column = '', value] = part.split(/[=＝](.*)/su)
    return value === undefined ? [] : [[column, value] as const]
  })
  for (const [column, value] of pairs) put(column, value)
  const columns = [...new Set([...(cells[correction.problem] ?? '').matchAll(named)].map((found) => found[1] ?? ''))]
  if (pairs.length === 0 && columns.length === 1) put(columns[0] ?? '', given)
  return corrected
}
