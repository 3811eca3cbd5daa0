import type { Locale } from '@jingwei/kernel'

/** The reader's language: `?lang=` first, then Accept-Language in order of weight, Chinese when neither says. */
export function readLocale(lang: unknown, acceptLanguage: string | undefined): Locale {
  const asked = typeof lang === 'string' ? localeOf(lang) : undefined
  if (asked) return asked
  const ranges = (acceptLanguage ?? '').split(',').map((range) => {
    const [tag = '', ...parameters] = range.trim().split(';')
    const weight = parameters.map((parameter) => /^\s*q=([\d.]+)\s*$/u.exec(parameter)?.[1]).find((value) => value !== undefined)
    return { tag, weight: weight === undefined ? 1 : Number(weight) }
  })
  for (const { tag } of ranges.toSorted((a, b) => b.weight - a.weight)) {
    const locale = localeOf(tag)
    if (locale) return locale
  }
  return 'zh-CN'
}

function localeOf(tag: string): Locale | undefined {
  if (/^zh(?:-|$)/iu.test(tag)) return 'zh-CN'
  return /^en(?:-|$)/iu.test(tag) ? 'en' : undefined
}
