import { parseDate, parseNumber } from '@jingwei/tabular'
import type { CellNote } from './claim.ts'
import type { Mapping } from '../sources/recognise.ts'
import { foldHeader } from '../sources/recognise.ts'

/** Names a column in the 问题 column of an annotated file: 【营业收入(元)】…… */
const named = /【([^】]+)】/gu

export const inColumn = (column: string): string => `【${column}】`

export type Corrected = { readonly cells: readonly string[]; readonly notes: readonly CellNote[] }

/**
 * The cells of a row of an annotated file with its 更正值 in place: one value for the one column the 问题 names, or
 * 列名=值 parted by ；. The row itself is kept as it came. A 更正值 that is no value of its column, or names none, changes
 * nothing and is noted: "属实" must not wipe off a right figure.
 */
export function corrected(mapping: Mapping, cells: readonly string[]): Corrected {
  const { correction } = mapping
  const given = correction === undefined ? '' : (cells[correction.value] ?? '').trim()
  if (correction === undefined || given === '') return { cells, notes: [] }
  const pairs = pairsOf(given)
  const columns = [...new Set([...(cells[correction.problem] ?? '').matchAll(named)].map((found) => found[1] ?? ''))]
  const wanted = pairs.length > 0 ? pairs : columns.length === 1 ? [[columns[0] ?? '', given] as const] : []
  const mended = [...cells]
  let used = 0
  for (const [column, value] of wanted) {
    const index = mapping.header.findIndex((header) => foldHeader(header) === foldHeader(column))
    if (index < 0 || !fits(mapping, index, value.trim())) continue
    mended[index] = value.trim()
    used += 1
  }
  const unused = used === 0 || used < wanted.length
  return { cells: mended, notes: unused ? [{ column: mapping.header[correction.value] ?? '', found: given, reason: 'correction_unused' }] : [] }
}

const pairsOf = (given: string): (readonly [string, string])[] =>
  given.split(/[；;\n]/u).flatMap((part) => {
    const [column = '', value] = part.split(/[=＝](.*)/su)
    return value === undefined ? [] : [[column, value] as const]
  })

/** Whether a text can stand in a column at all. */
function fits(mapping: Mapping, index: number, value: string): boolean {
  const column = mapping.placed.find((entry) => entry.index === index)?.column
  if (value === '' || column === undefined) return false
  if (column.type === 'number') return parseNumber(value).ok
  if (column.type === 'date') return parseDate(value).ok
  return column.role !== 'code' || /^[\s0-9A-Za-z-]+$/u.test(value.normalize('NFKC'))
}
