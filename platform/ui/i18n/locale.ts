export type Locale = 'zh-CN' | 'en'
/** A label in both languages, as the server sends it. */
export type Bilingual = { readonly zh: string; readonly en: string }

const KEY = 'jw.locale'

/** The language last chosen on this machine; Chinese for everybody who never chose. */
export function rememberedLocale(): Locale {
  try {
    return globalThis.localStorage?.getItem(KEY) === 'en' ? 'en' : 'zh-CN'
  } catch {
    return 'zh-CN' // storage may be forbidden by policy; the portal works without it
  }
}

export function rememberLocale(locale: Locale): void {
  try {
    globalThis.localStorage?.setItem(KEY, locale)
  } catch {
    // nothing to do: the choice lasts until the page is closed
  }
}
