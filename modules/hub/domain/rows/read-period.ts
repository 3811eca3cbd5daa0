import type { Mapping } from '../sources/recognise.ts'
import type { BatchShape } from './shape.ts'

/** Either a year to which column periods are added, a ready period, nothing, or unreadable. */
export type RowPeriod = { readonly year?: number; readonly period?: string } | 'unreadable'

const yearOf = (text: string): number | undefined => {
  const found = /^(20\d{2}|19\d{2})(?:\.0+)?年?度?$/u.exec(text.normalize('NFKC').replaceAll(/\s/gu, ''))
  return found ? Number(found[1]) : undefined
}

const quarters: Readonly<Record<string, number>> = { '1': 1, '2': 2, '3': 3, '4': 4, 一: 1, 二: 2, 三: 3, 四: 4 }

/** Reads the period a row's figures belong to, by the source's rule. */
export function readPeriod(mapping: Mapping, shape: BatchShape, text: (role: string) => string): RowPeriod {
  const rule = mapping.source.period.kind
  if (rule === 'none' || rule === 'header_month') return {}
  if (rule === 'title_year' || rule === 'header_year') {
    return shape.titleYear === undefined ? 'unreadable' : { year: shape.titleYear, period: String(shape.titleYear) }
  }
  const year = yearOf(text('year'))
  if (year === undefined) return 'unreadable'
  if (rule === 'year_column') return { year, period: String(year) }
  const quarter = quarters[text('quarter').normalize('NFKC').replaceAll(/[第季度Qq\s]/gu, '')]
  return quarter === undefined ? 'unreadable' : { year, period: `${year}-Q${quarter}` }
}
