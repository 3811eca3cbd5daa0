import type { Catalogue, Locale } from '@jingwei/ui'

/** Loads the words of one language; the other is not downloaded. */
export const loadWords = (locale: Locale): Promise<Catalogue> =>
  locale === 'en' ? import('./words/en.ts').then((module) => module.en) : import('./words/zh.ts').then((module) => module.zh)
