import { shiftDecimal } from './decimal.ts'
import { fold } from './fold.ts'
import { type Unit, unitOf } from './units.ts'

export type ParsedNumber = {
  value: number
  /** The same figure as plain decimal text, without the rounding of binary fractions. */
  decimal: string
  /** Written behind the figure, as in 703.85万元; the figure is not converted. */
  unit?: Unit
  /** It was written as a percentage; 12.5% has the value 0.125. */
  percent?: true
}

export type NumberReason = 'absent' | 'not_a_number'

const absent = new Set(['', '-', '--', '---', '—', '——', '–', '/', '\\', '.', '*', '...', '…', 'n/a', 'na', '#n/a', 'null', 'none', 'nan', 'nil', '无', '空', '缺', '暂无', '不详', '未填', '未报'])
const shape = /^([+-]?)(\d+(?:,\d{3})+|\d+|(?=\.\d))(\.\d*)?(?:e([+-]?\d{1,3}))?(.*)$/u

/**
 * A figure as departments write it: thousands separators, full-width digits, a unit behind it, a percentage,
 * accountants' brackets for negative. Fails with 'absent' for blanks and dashes, 'not_a_number' for other words.
 */
export function parseNumber(text: string): ({ ok: true } & ParsedNumber) | { ok: false; reason: NumberReason } {
  const folded = fold(text.replace(/^'/u, '')).toLowerCase().replace(/[−﹣]/gu, '-')
  if (absent.has(folded)) return { ok: false, reason: 'absent' }
  const bracketed = /^\((.+)\)$/u.exec(folded)?.[1] ?? /^\(([\d.,]+)\)(.*)$/u.exec(folded)?.slice(1).join('')
  const found = shape.exec((bracketed ?? folded).replace(/^([+-]?)[¥$](?=[\d.])/u, '$1'))
  if (found === null || (bracketed !== undefined && found[1] !== '')) return { ok: false, reason: 'not_a_number' }
  const [, sign = '', whole = '', fraction = '', exponent = '0', suffix = ''] = found
  const negative = sign === '-' || bracketed !== undefined
  const percent = suffix === '%' ? -2 : suffix === '‰' ? -3 : 0
  const unit = suffix === '' || percent !== 0 ? undefined : unitOf(suffix.replace(/^\((.+)\)$/u, '$1'))
  if (suffix !== '' && percent === 0 && unit === undefined) return { ok: false, reason: 'not_a_number' }
  const plain = `${negative ? '-' : ''}${whole.replaceAll(',', '') || '0'}${fraction === '.' ? '' : fraction}`
  const decimal = shiftDecimal(plain, Number(exponent) + percent)
  return {
    ok: true,
    value: Number(decimal),
    decimal,
    ...(unit === undefined ? {} : { unit }),
    ...(percent === 0 ? {} : { percent: true }),
  }
}
