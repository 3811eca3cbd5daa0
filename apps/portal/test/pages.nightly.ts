import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { chromiumPath, startBrowser, STATES } from './browser.mjs'
import { everyPage, everyState } from './every-page.ts'
import { startRegion, type RunningRegion } from './region.ts'

const MINUTES = 60_000

describe.skipIf(chromiumPath() === undefined)('every page of everybody, at every width (needs Chromium)', () => {
  let region: RunningRegion
  let browser: Browser
  beforeAll(async () => {
    ;[region, browser] = await Promise.all([startRegion(), startBrowser()])
  }, 10 * MINUTES)
  afterAll(async () => {
    await browser?.close()
    await region?.end()
  }, MINUTES)

  for (const locale of ['zh-CN', 'en'] as const) {
    for (const width of [390, 1366, 1920]) {
      it(`is accessible and keeps to itself (${locale}, ${width})`, async () => expect(await everyPage({ browser, region, locale, width })).toEqual([]), 30 * MINUTES)
      for (const state of Object.keys(STATES) as (keyof typeof STATES)[]) {
        it(`is designed when answers are ${state} (${locale}, ${width})`, async () => expect(await everyState({ browser, region, locale, width }, state)).toEqual([]), 15 * MINUTES)
      }
    }
  }
})
