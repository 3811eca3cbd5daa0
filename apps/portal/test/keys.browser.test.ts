import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { axe, chromiumPath, openPortal, startBrowser, visit } from './browser.mjs'
import { startRegion, type RunningRegion } from './region.ts'

const available = chromiumPath() !== undefined
if (!available) {
  if (process.env.CI === 'true') throw new Error('keys.browser.test: Chromium is expected in CI and is not there; install it or set CHROMIUM')
  console.warn('keys.browser.test: skipped, no Chromium here (apt-get install chromium, or set CHROMIUM)')
}

const MINUTES = 60_000

describe.skipIf(!available)('security keys in a browser (needs Chromium)', () => {
  let region: RunningRegion
  let browser: Browser
  beforeAll(async () => {
    ;[region, browser] = await Promise.all([startRegion(), startBrowser()])
  }, 10 * MINUTES)
  afterAll(async () => {
    await browser?.close()
    await region?.end()
  }, MINUTES)

  /** A key is bound to a name: the portal is opened as localhost. */
  const named = () => region.url.replace('127.0.0.1', 'localhost')

  it('says where keys work when the address is not that one', async () => {
    const { page, context } = await openPortal({ browser, url: region.url, account: 'auditor', password: region.password })
    await visit(page, '/second-factor')
    await page.getByText(named().slice(0, -1)).waitFor()
    expect(await page.getByRole('button', { name: '添加安全密钥' }).count()).toBe(0)
    await context.close()
  }, 2 * MINUTES)

  it('are added by keyboard, sign in at the second step, and are removed by the password', async () => {
    const { page, context, wrong } = await openPortal({ browser, url: named(), account: 'auditor', password: region.password })
    const devices = await context.newCDPSession(page)
    await devices.send('WebAuthn.enable')
    await devices.send('WebAuthn.addVirtualAuthenticator', { options: { protocol: 'ctap2', transport: 'usb', hasResidentKey: false, hasUserVerification: false, automaticPresenceSimulation: true } })
    await visit(page, '/second-factor')
    await page.getByRole('button', { name: '添加安全密钥' }).press('Enter')
    await page.keyboard.type('办公室的一把')
    await page.keyboard.press('Tab')
    await page.keyboard.type(region.password)
    expect(await axe(page)).toEqual([])
    await page.keyboard.press('Enter')
    await page.locator('.jw-codes code').first().waitFor()
    await page.getByText('我已保存好恢复码').click()
    await page.getByRole('button', { name: '完成' }).press('Enter')
    await page.getByRole('cell', { name: '办公室的一把', exact: true }).waitFor()
    expect(await axe(page)).toEqual([])

    // The device knows who it is and refuses to be registered twice.
    await page.getByRole('button', { name: '添加安全密钥' }).press('Enter')
    await page.keyboard.type('又一次')
    await page.keyboard.press('Tab')
    await page.keyboard.type(region.password)
    await page.keyboard.press('Enter')
    await page.getByRole('alert').getByText('已经登记过').waitFor()

    await page.getByRole('button', { name: '退出' }).click()
    await page.locator('input[autocomplete="username"]').fill('auditor')
    await page.locator('input[autocomplete="current-password"]').fill(region.password)
    await page.keyboard.press('Enter')
    await page.getByRole('button', { name: '使用安全密钥' }).waitFor()
    expect(await axe(page)).toEqual([])
    await page.keyboard.press('Enter')
    await page.locator('.jw-side').waitFor()
    await visit(page, '/second-factor')
    expect(await page.getByText('尚未使用').count()).toBe(0)
    await page.getByRole('button', { name: '移除 办公室的一把' }).press('Enter')
    await page.getByRole('dialog').getByLabel('当前密码').fill(region.password)
    expect(await axe(page)).toEqual([])
    await page.keyboard.press('Enter')
    await page.getByRole('cell', { name: '办公室的一把', exact: true }).waitFor({ state: 'detached' })
    expect(wrong).toEqual([])
    await context.close()
  }, 2 * MINUTES)
})
