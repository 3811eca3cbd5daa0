import type { Locale } from './ctx.ts'
import type { Fen } from './money.ts'
import { roundedAt } from './money.ts'

/** Largest scale first; a figure takes the first whose power of ten (in fen) it reaches. */
const scales = {
  'zh-CN': [{ exponent: 10, name: '亿元' }, { exponent: 6, name: '万元' }, { exponent: 2, name: '元' }],
  en: [{ exponent: 11, name: ' billion yuan' }, { exponent: 8, name: ' million yuan' }, { exponent: 2, name: ' yuan' }],
} as const

/**
 * Money for reading, scaled as each language counts: 3.20亿元 / 320.00 million yuan. The exact value belongs beside
 * it (`formatMoneyExact`), because two places of 亿 hide up to 500,000 yuan.
 */
export function formatMoney(fen: Fen, locale: Locale, places = 2): string {
  const size = fen < 0n ? -fen : fen
  const [, , yuan] = scales[locale]
  const scale = scales[locale].find(({ exponent }) => size >= 10n ** BigInt(exponent)) ?? yuan
  return `${roundedAt(fen, scale.exponent, places)}${scale.name}`
}

/** 320,000,000.00元 / 320,000,000.00 yuan. */
export const formatMoneyExact = (fen: Fen, locale: Locale): string => `${roundedAt(fen, 2, 2)}${locale === 'en' ? ' yuan' : '元'}`
