import { periodDays, type Period } from '@jingwei/kernel'

const two = (number: number): string => String(number).padStart(2, '0')

/** Puts a period into what a person wrote: `{YYYY}年{M}月`, `{YYYY}{MM}`, `{YYYY}Q{Q}`; its last month speaks for longer ones. */
export function fillPeriod(text: string, period: Period | undefined): string {
  if (!period) return text
  const last = periodDays(period).last
  const [year = '', month = ''] = last.split('-')
  return text.replaceAll('{YYYY-MM}', `${year}-${month}`).replaceAll('{YYYYMM}', `${year}${month}`).replaceAll('{YYYY}', year).replaceAll('{MM}', two(Number(month))).replaceAll('{M}', String(Number(month))).replaceAll('{Q}', String(Math.ceil(Number(month) / 3)))
}

export const asksForPeriod = (text: string): boolean => /\{(?:YYYY|MM|M|YYYY-MM|YYYYMM|Q)\}/u.test(text)
