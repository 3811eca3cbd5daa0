import { expect, it } from 'vitest'
import { STATES } from './browser.mjs'
import { everyPage, everyState } from './every-page.ts'
import { inBrowser, MINUTES } from './in-browser.ts'

inBrowser('every page of everybody, at every width', (at) => {
  for (const locale of ['zh-CN', 'en'] as const) {
    for (const width of [390, 1366, 1920]) {
      it(`is accessible and keeps to itself (${locale}, ${width})`, async () => expect(await everyPage({ ...at, locale, width })).toEqual([]), 30 * MINUTES)
      for (const state of Object.keys(STATES) as (keyof typeof STATES)[]) {
        it(`is designed when answers are ${state} (${locale}, ${width})`, async () => expect(await everyState({ ...at, locale, width }, state)).toEqual([]), 15 * MINUTES)
      }
    }
  }
})
