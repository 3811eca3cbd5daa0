import { expect, it } from 'vitest'
import { axe, openPortal, visit } from './browser.mjs'
import { inBrowser, MINUTES } from './in-browser.ts'

inBrowser('security keys in a browser', (at) => {
  /** A key is bound to a name: the portal is opened as localhost. */
  const named = () => at.region.url.replace('127.0.0.1', 'localhost')

  it('says where keys work when the address is not that one', async () => {
    const { page, context } = await openPortal({ browser: at.browser, url: at.region.url, account: 'auditor', password: at.region.password })
    await visit(page, '/second-factor')
    await page.getByText(named().slice(0, -1)).waitFor()
    expect(await page.getByRole('button', { name: '添加安全密钥' }).count()).toBe(0)
    await context.close()
  }, 2 * MINUTES)

  it('are added by keyboard, sign in at the second step, and are removed by the password', async () => {
    const { page, context, wrong } = await openPortal({ browser: at.browser, url: named(), account: 'auditor', password: at.region.password })
    const devices = await context.newCDPSession(page)
    await devices.send('WebAuthn.enable')
    await devices.send('WebAuthn.addVirtualAuthenticator', { options: { protocol: 'ctap2', transport: 'usb', hasResidentKey: false, hasUserVerification: false, automaticPresenceSimulation: true } })
    await visit(page, '/second-factor')
    await page.getByRole('button', { name: '添加安全密钥' }).press('Enter')
    await page.keyboard.type('办公室的一把')
    await page.keyboard.press('Tab')
    await page.keyboard.type(at.region.password)
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
    await page.keyboard.type(at.region.password)
    await page.keyboard.press('Enter')
    await page.getByRole('alert').getByText('已经登记过').waitFor()

    await page.getByRole('button', { name: '退出' }).click()
    await page.locator('input[autocomplete="username"]').fill('auditor')
    await page.locator('input[autocomplete="current-password"]').fill(at.region.password)
    await page.keyboard.press('Enter')
    await page.getByRole('button', { name: '使用安全密钥' }).waitFor()
    expect(await axe(page)).toEqual([])
    await page.keyboard.press('Enter')
    await page.locator('.jw-side').waitFor()
    await visit(page, '/second-factor')
    expect(await page.getByText('尚未使用').count()).toBe(0)
    await page.getByRole('button', { name: '移除 办公室的一把' }).press('Enter')
    await page.getByRole('dialog').getByLabel('当前密码').fill(at.region.password)
    expect(await axe(page)).toEqual([])
    await page.keyboard.press('Enter')
    await page.getByRole('cell', { name: '办公室的一把', exact: true }).waitFor({ state: 'detached' })
    expect(wrong).toEqual([])
    await context.close()
  }, 2 * MINUTES)
})
