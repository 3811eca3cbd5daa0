import type { Locale } from '../i18n/locale.ts'

/** Beijing is eight hours ahead all year; the region's clock counts, not the one of the machine one happens to sit at. */
const BEIJING = 8 * 3600_000

/** `2026-11-21 09:30` in Beijing time; short, sortable by eye, the same in both languages. */
export function moment(iso: string | undefined, withSeconds = false): string {
  if (iso === undefined || iso === '') return ''
  if (/^\d{4}-\d{2}-\d{2}$/.test(iso)) return iso
  const at = new Date(iso)
  if (Number.isNaN(at.getTime())) return iso
  return new Date(at.getTime() + BEIJING).toISOString().slice(0, withSeconds ? 19 : 16).replace('T', ' ')
}

/** How long something took: `8 秒`, `3 分 20 秒`. */
export function duration(fromIso: string | undefined, toIso: string | undefined, locale: Locale): string {
  if (fromIso === undefined) return ''
  const seconds = Math.max(0, Math.round(((toIso === undefined ? Date.now() : Date.parse(toIso)) - Date.parse(fromIso)) / 1000))
  const minutes = Math.floor(seconds / 60)
  if (locale === 'en') return minutes === 0 ? `${seconds} s` : `${minutes} min ${seconds % 60} s`
  return minutes === 0 ? `${seconds} 秒` : `${minutes} 分 ${seconds % 60} 秒`
}

const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec']

/** A period key (`2025`, `2025-07`, `2025-Q3`, `2025-H1`) as offices write it; others as they came. */
export function periodText(period: string | undefined, locale: Locale): string {
  if (period === undefined) return ''
  const match = /^(\d{4})(?:-(?:(\d{2})|Q([1-4])|H([12])))?$/.exec(period)
  if (match === null) return period
  const [, year = '', month, quarter, half] = match
  if (locale === 'en') return month ? `${MONTHS[Number(month) - 1] ?? month} ${year}` : quarter ? `Q${quarter} ${year}` : half ? `H${half} ${year}` : year
  return month ? `${year}年${Number(month)}月` : quarter ? `${year}年第${quarter}季度` : half ? `${year}年${half === '1' ? '上' : '下'}半年` : `${year}年`
}
