import type { Locale } from '../i18n/locale.ts'

/** How a figure stands on the page, and what it is exactly (shown on hover). */
export type ShownQuantity = { readonly text: string; readonly unit: string; readonly exact: string }

const MONEY: Readonly<Record<string, number>> = { 分: 0.01, 元: 1, 百元: 1e2, 千元: 1e3, 万元: 1e4, 百万元: 1e6, 亿元: 1e8 }

const ENGLISH_UNITS: Readonly<Record<string, string>> = {
  元: 'CNY', 万元: 'CNY 10k', 亿元: 'CNY 100 m', 千瓦时: 'kWh', 万千瓦时: '10k kWh', 亿千瓦时: '100 m kWh', 人: 'people', 万人: '10k people',
  亩: 'mu', 平方米: 'm²', 公顷: 'ha', 吨: 't', 吨标准煤: 'tce', 家: 'firms', 户: 'firms', 个: '', 件: '', 项: '', 次: 'times', 百分点: 'pp', 立方米: 'm³', '1': '',
}

/** A decimal string with its thousands grouped, nothing rounded. */
export function exactText(value: string): string {
  const match = /^(-?)(\d+)(\.\d+)?$/.exec(value.trim())
  if (match === null) return value
  const [, sign = '', whole = '', rest = ''] = match
  return `${sign}${whole.replace(/\B(?=(\d{3})+$)/g, ',')}${rest}`
}

const rounded = (value: number, digits: number): string => value.toLocaleString('en-US', { maximumFractionDigits: digits })
const digitsFor = (value: number): number => (Math.abs(value) >= 1000 ? 0 : Math.abs(value) >= 100 ? 1 : 2)

/** The unit in the reader's language. */
export const unitText = (unit: string, locale: Locale): string => (locale === 'en' ? (ENGLISH_UNITS[unit] ?? unit) : unit === '1' ? '' : unit)

/**
 * 万/亿 in Chinese, k/m/bn in English; `firm` keeps money in 万元, as offices write it for one enterprise.
 * @param value a decimal string as the server sends it; anything that is not a number is shown as it came.
 */
export function showQuantity(value: string, unit: string, locale: Locale, firm = false): ShownQuantity {
  const exact = `${exactText(value)}${unitText(unit, locale) === '' ? '' : ` ${unitText(unit, locale)}`}`
  const number = Number(value)
  if (value.trim() === '' || !Number.isFinite(number)) return { text: value, unit: unitText(unit, locale), exact: value }
  const money = MONEY[unit]
  if (money !== undefined) return { ...showMoney(number * money, locale, firm), exact }
  if (unit === '%' || unit === '‰') return { text: rounded(number, 2), unit, exact }
  return { ...showCount(number, unit, locale), exact }
}

function showMoney(yuan: number, locale: Locale, firm: boolean): { text: string; unit: string } {
  if (locale === 'en') {
    const size = Math.abs(yuan)
    const [by, word] = size >= 1e9 ? [1e9, 'bn'] : size >= 1e6 ? [1e6, 'm'] : size >= 1e4 ? [1e3, 'k'] : [1, '']
    return { text: `${rounded(yuan / by, digitsFor(yuan / by))}${word === '' ? '' : ` ${word}`}`, unit: 'CNY' }
  }
  if (firm) return { text: rounded(yuan / 1e4, 2), unit: '万元' }
  const [by, unit] = Math.abs(yuan) >= 1e8 ? [1e8, '亿元'] : Math.abs(yuan) >= 1e4 ? [1e4, '万元'] : [1, '元']
  return { text: rounded(yuan / by, digitsFor(yuan / by)), unit }
}

function showCount(number: number, unit: string, locale: Locale): { text: string; unit: string } {
  const size = Math.abs(number)
  if (locale === 'en') {
    const [by, word] = size >= 1e9 ? [1e9, ' bn'] : size >= 1e7 ? [1e6, ' m'] : [1, '']
    return { text: `${rounded(number / by, digitsFor(number / by))}${word}`, unit: unitText(unit, locale) }
  }
  const [by, word] = size >= 1e8 ? [1e8, '亿'] : size >= 1e5 ? [1e4, '万'] : [1, '']
  return { text: rounded(number / by, by === 1 ? 2 : digitsFor(number / by)), unit: `${word}${unitText(unit, locale)}` }
}
