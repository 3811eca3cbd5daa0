import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { axe, chromiumPath, menuPaths, openPortal, startBrowser, visit } from './browser.mjs'
import { startRegion, type RunningRegion } from './region.ts'

const available = chromiumPath() !== undefined
if (!available) {
  if (process.env.CI === 'true') throw new Error('public.browser.test: Chromium is expected in CI and is not there; install it or set CHROMIUM')
  console.warn('public.browser.test: skipped, no Chromium here (apt-get install chromium, or set CHROMIUM)')
}

const MINUTES = 60_000

describe.skipIf(!available)('the public pages in a browser (needs Chromium)', () => {
  let region: RunningRegion
  let browser: Browser
  beforeAll(async () => {
    ;[region, browser] = await Promise.all([startRegion(), startBrowser()])
  }, 10 * MINUTES)
  afterAll(async () => {
    await browser?.close()
    await region?.end()
  }, MINUTES)

  it('have an elder mode that is remembered, holds on a firm\'s own pages, fits a phone and is not offered to offices', async () => {
    const { page, context, wrong } = await openPortal({ browser, url: region.url, width: 390, height: 844 })
    const found: string[] = []
    const look = async () => {
      found.push(...(await axe(page)))
      expect(await page.evaluate(() => document.documentElement.classList.contains('jw-elder'))).toBe(true)
      expect(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)).toBeLessThanOrEqual(0)
    }
    await page.getByRole('button', { name: '长辈版' }).click()
    await look()
    await page.goto(`${region.url}#/invited`)
    await page.reload()
    await page.getByRole('button', { name: '查看答复' }).click()
    await page.getByRole('alert').waitFor()
    await look()
    await page.goto(region.url)
    await page.reload()
    await page.locator('input[autocomplete="username"]').fill('enterprise')
    await page.locator('input[autocomplete="current-password"]').fill(region.password)
    await page.keyboard.press('Enter')
    await page.locator('.jw-side').waitFor({ state: 'attached' })
    for (const path of await menuPaths(page)) {
      await visit(page, path)
      await look()
    }
    await page.getByRole('button', { name: '常规版' }).click()
    expect(await page.evaluate(() => document.documentElement.classList.contains('jw-elder'))).toBe(false)
    await context.close()
    const office = await openPortal({ browser, url: region.url, account: 'officer', password: region.password })
    expect(await office.page.getByRole('button', { name: '长辈版' }).count()).toBe(0)
    await office.context.close()
    expect([...found, ...wrong]).toEqual([])
  }, 3 * MINUTES)
})
