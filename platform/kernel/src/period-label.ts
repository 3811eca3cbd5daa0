import type { Locale } from './ctx.ts'
import type { Period } from './period.ts'
import type { JingweiError } from './errors.ts'
import type { Result } from './result.ts'
import { daysInMonth } from './day.ts'
import { badPeriod, parsePeriod, periodExists } from './period.ts'
import { ok } from './result.ts'

const quarterNames = ['一', '二', '三', '四'] as const
const monthNames = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'] as const

/** As people write it: 2025年1-3月 / Jan-Mar 2025. */
export function periodLabel(period: Period, locale: Locale): string {
  return locale === 'en' ? english(period) : chinese(period)
}

function chinese(period: Period): string {
  switch (period.kind) {
    case 'year': return `${period.year}年`
    case 'half': return `${period.year}年${period.half === 1 ? '上' : '下'}半年`
    case 'quarter': return `${period.year}年${quarterNames[period.quarter - 1]}季度`
    case 'month': return `${period.year}年${period.month}月`
    case 'cumulative': return `${period.year}年1-${period.month}月累计`
    case 'merged': return `${period.year}年1-2月`
    case 'moment': return `${period.year}年${period.month}月${period.date}日`
  }
}

function english(period: Period): string {
  switch (period.kind) {
    case 'year': return `${period.year}`
    case 'half': return `H${period.half} ${period.year}`
    case 'quarter': return `Q${period.quarter} ${period.year}`
    case 'month': return `${monthNames[period.month - 1]} ${period.year}`
    case 'cumulative': return `Jan-${monthNames[period.month - 1]} ${period.year} cumulative`
    case 'merged': return `Jan-Feb ${period.year}`
    case 'moment': return `${period.date} ${monthNames[period.month - 1]} ${period.year}`
  }
}

type Reading = { readonly pattern: RegExp; readonly build: (year: number, a: string, b: string) => Period }

const quarterNumber = (text: string): number => ('一二三四'.indexOf(text) + 1) || Number(text)
const moment = (year: number, month: number, date: number): Period => ({ kind: 'moment', year, month, date })
const endOf = (year: number, month: number): Period => moment(year, month, month >= 1 && month <= 12 ? daysInMonth(year, month) : 0)

/** What departments' headers and file names say, after NFKC and with blanks removed. */
const readings: readonly Reading[] = [
  { pattern: /^(\d{4})年(?:度|全年)?$/u, build: (year) => ({ kind: 'year', year }) },
  { pattern: /^(\d{4})年?([上下])半年$/u, build: (year, half) => ({ kind: 'half', year, half: half === '上' ? 1 : 2 }) },
  { pattern: /^(\d{4})年?第?([一二三四1-4])季度?$/u, build: (year, quarter) => ({ kind: 'quarter', year, quarter: quarterNumber(quarter) }) },
  { pattern: /^(\d{4})年?[-/]?[Qq]([1-4])$/u, build: (year, quarter) => ({ kind: 'quarter', year, quarter: Number(quarter) }) },
  { pattern: /^(\d{4})年?前([一二三四1-4])季度$/u, build: (year, quarter) => ({ kind: 'cumulative', year, month: quarterNumber(quarter) * 3 }) },
  { pattern: /^(\d{4})年?1月?[-~—–至到]2月(?:份)?(?:合并)?$/u, build: (year) => ({ kind: 'merged', year }) },
  { pattern: /^(\d{4})年?0?1月?[-~—–至到](\d{1,2})月(?:份)?(?:累计)?$/u, build: (year, month) => ({ kind: 'cumulative', year, month: Number(month) }) },
  { pattern: /^(\d{4})年?(\d{1,2})月(?:份)?累计$/u, build: (year, month) => ({ kind: 'cumulative', year, month: Number(month) }) },
  { pattern: /^(\d{4})年(\d{1,2})月(?:份)?$/u, build: (year, month) => ({ kind: 'month', year, month: Number(month) }) },
  { pattern: /^(\d{4})[-/.](\d{1,2})$/u, build: (year, month) => ({ kind: 'month', year, month: Number(month) }) },
  { pattern: /^(\d{4})(\d{2})$/u, build: (year, month) => ({ kind: 'month', year, month: Number(month) }) },
  { pattern: /^(\d{4})年[末底]$/u, build: (year) => endOf(year, 12) },
  { pattern: /^(\d{4})年?(\d{1,2})月[末底]$/u, build: (year, month) => endOf(year, Number(month)) },
  { pattern: /^(\d{4})年(\d{1,2})月(\d{1,2})[日号]$/u, build: (year, month, date) => moment(year, Number(month), Number(date)) },
  { pattern: /^(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})$/u, build: (year, month, date) => moment(year, Number(month), Number(date)) },
  { pattern: /^(\d{4})(\d{2})(\d{2})$/u, build: (year, month, date) => moment(year, Number(month), Number(date)) },
]

/**
 * Reads a period as people write it: 2025年3月, 2025年1-3月, 2025年前三季度, 2025Q1, 202503, 2025年末, 2025/3/31 and
 * the one text form. Fails with kernel.bad_period. Bare 1-2月 is the merged period.
 */
export function readPeriod(written: string): Result<Period, JingweiError> {
  const text = written.slice(0, 80).normalize('NFKC').replaceAll(/\s+/gu, '')
  const canonical = parsePeriod(text)
  if (canonical.ok) return canonical
  for (const { pattern, build } of readings) {
    const found = pattern.exec(text)
    if (!found) continue
    const period = build(Number(found[1]), found[2] ?? '', found[3] ?? '')
    return periodExists(period) ? ok(period) : badPeriod(written)
  }
  return badPeriod(written)
}
