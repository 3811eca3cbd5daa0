import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe } from 'vitest'
import { chromiumPath, startBrowser } from './browser.mjs'
import { startRegion, type RunningRegion } from './region.ts'

export const MINUTES = 60_000

const available = chromiumPath() !== undefined

/** Filled before the first test of its group runs. */
export type Running = { region: RunningRegion; browser: Browser }

/** Tests in Chromium against a sample county of their own. Without Chromium they are skipped, except in CI, where that is an error. */
export function inBrowser(title: string, tests: (at: Running) => void): void {
  if (!available && process.env['CI'] === 'true') throw new Error('Chromium is expected in CI and is not there; install it or set CHROMIUM')
  describe.skipIf(!available)(`${title} (needs Chromium)`, () => {
    const at = {} as Running
    beforeAll(async () => {
      ;[at.region, at.browser] = await Promise.all([startRegion(), startBrowser()])
    }, 10 * MINUTES)
    afterAll(async () => {
      await at.browser?.close()
      await at.region?.end()
    }, MINUTES)
    tests(at)
  })
}
