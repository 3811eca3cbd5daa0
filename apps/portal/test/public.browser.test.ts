import { expect, it } from 'vitest'
import { axe, menuPaths, openPortal, visit } from './browser.mjs'
import { inBrowser, MINUTES } from './in-browser.ts'

inBrowser('the public pages in a browser', (at) => {
  it('have an elder mode that is remembered, holds on a firm\'s own pages, fits a phone and is not offered to offices', async () => {
    const { page, context, wrong } = await openPortal({ browser: at.browser, url: at.region.url, width: 390, height: 844 })
    const found: string[] = []
    const look = async () => {
      found.push(...(await axe(page)))
      expect(await page.evaluate(() => document.documentElement.classList.contains('jw-elder'))).toBe(true)
      expect(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)).toBeLessThanOrEqual(0)
    }
    await page.getByRole('button', { name: '长辈版' }).click()
    await look()
    await page.goto(`${at.region.url}#/invited`)
    await page.reload()
    await page.getByRole('button', { name: '查看答复' }).click()
    await page.getByRole('alert').waitFor()
    await look()
    await page.goto(at.region.url)
    await page.reload()
    await page.locator('input[autocomplete="username"]').fill('enterprise')
    await page.locator('input[autocomplete="current-password"]').fill(at.region.password)
    await page.keyboard.press('Enter')
    await page.locator('.jw-side').waitFor({ state: 'attached' })
    for (const path of await menuPaths(page)) {
      await visit(page, path)
      await look()
    }
    await page.getByRole('button', { name: '常规版' }).click()
    expect(await page.evaluate(() => document.documentElement.classList.contains('jw-elder'))).toBe(false)
    await context.close()
    const office = await openPortal({ browser: at.browser, url: at.region.url, account: 'officer', password: at.region.password })
    expect(await office.page.getByRole('button', { name: '长辈版' }).count()).toBe(0)
    await office.context.close()
    expect([...found, ...wrong]).toEqual([])
  }, 3 * MINUTES)
})
