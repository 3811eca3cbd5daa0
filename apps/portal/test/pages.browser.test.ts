import { readFile } from 'node:fs/promises'
import { Secret, TOTP } from 'otpauth'
import type { Locator } from 'playwright-core'
import { expect, it } from 'vitest'
import { axe, openPortal, STATES, visit } from './browser.mjs'
import { everyPage, everyState } from './every-page.ts'
import { inBrowser, MINUTES } from './in-browser.ts'

/** In Chinese at 1366; every language, width and state is `pages.nightly.ts`. */
inBrowser('the portal in a browser', (at) => {
  const open = (account?: string, locale: 'zh-CN' | 'en' = 'zh-CN', width = 1366) => openPortal({ browser: at.browser, url: at.region.url, account, password: at.region.password, locale, width })

  it('is accessible on every page of everybody, asks no other host and breaks no policy', async () => {
    expect(await everyPage({ ...at, locale: 'zh-CN', width: 1366 })).toEqual([])
  }, 12 * MINUTES)

  for (const state of Object.keys(STATES) as (keyof typeof STATES)[]) {
    it(`shows something designed, never a blank page, when answers are ${state}`, async () => {
      expect(await everyState({ ...at, locale: 'zh-CN', width: 1366 }, state)).toEqual([])
    }, 5 * MINUTES)
  }

  it('works through the review queue by keyboard alone, and undoes it', async () => {
    const { page, context, wrong } = await open('officer')
    await visit(page, '/review')
    const names = () => page.locator('.jw-queue-list button').evaluateAll((buttons) => buttons.map((button) => button.textContent ?? ''))
    const before = await names()
    expect(before.length).toBeGreaterThan(1)
    await page.keyboard.press('j')
    await page.keyboard.press('k')
    expect(await page.locator('.jw-queue-list [aria-current="true"]').textContent()).toBe(before[0])
    await page.keyboard.press('n')
    await expect.poll(async () => (await names()).length).toBe(before.length - 1)
    await page.keyboard.press('u')
    await expect.poll(async () => (await names()).length, { timeout: 10_000 }).toBe(before.length)
    await page.keyboard.press('?')
    await page.getByRole('dialog').waitFor()
    expect([...(await axe(page)), ...wrong]).toEqual([])
    await context.close()
  }, 2 * MINUTES)

  it('corrects a kind of row by one key', async () => {
    const { page, context, wrong } = await open('officer')
    await visit(page, '/quarantine')
    const kinds = () => page.locator('.jw-queue-list button').count()
    const before = await kinds()
    expect(before).toBeGreaterThan(0)
    await page.keyboard.press('d')
    await page.getByRole('dialog').waitFor()
    await page.keyboard.press('Escape')
    await page.getByRole('dialog').waitFor({ state: 'hidden' })
    await page.keyboard.press('1')
    await expect.poll(kinds, { timeout: 10_000 }).toBe(before - 1)
    expect(wrong).toEqual([])
    await context.close()
  }, 2 * MINUTES)

  it('takes a delivery through two people: looked over, submitted, accepted with a receipt', async () => {
    let clicks = 0
    const click = async (target: Locator) => {
      clicks += 1
      await target.click()
    }
    const clerk = await open('officer')
    await visit(clerk.page, '/calendar')
    const found = await axe(clerk.page)
    await click(clerk.page.locator('.jw-month-now .jw-month', { hasText: '用电客户月度电量' }))
    const [file] = await Promise.all([clerk.page.waitForEvent('download'), click(clerk.page.getByText('下载示例县的当月文件'))])
    await clerk.page.locator('input[type="file"]').setInputFiles({ name: file.suggestedFilename(), mimeType: 'application/octet-stream', buffer: await readFile((await file.path()) ?? '') })
    await clerk.page.getByRole('button', { name: '提交审核' }).waitFor()
    await clerk.page.getByText('与上次相比').waitFor()
    found.push(...(await axe(clerk.page)))
    await click(clerk.page.getByRole('button', { name: '提交审核' }))
    const why = clerk.page.getByRole('dialog')
    await Promise.race([why.waitFor(), clerk.page.getByText('须由另一人审核').waitFor()])
    if (await why.isVisible()) {
      found.push(...(await axe(clerk.page)))
      await why.getByRole('textbox').fill('示例数据')
      await click(why.getByRole('button', { name: '确定' }))
    }
    await clerk.page.getByText('须由另一人审核').waitFor()
    const address = clerk.page.url()
    const reviewer = await open('statistics')
    await reviewer.page.goto(address)
    await click(reviewer.page.getByRole('button', { name: '审核通过' }))
    await reviewer.page.getByText(/GJ-\d{6}-\d{6}/u).first().waitFor()
    await expect.poll(() => reviewer.page.locator('.jw-mark-good').count(), { timeout: MINUTES }).toBeGreaterThan(0)
    found.push(...(await axe(reviewer.page)), ...clerk.wrong, ...reviewer.wrong)
    console.log(`a delivery from the calendar to its receipt: ${clicks} clicks of two people`)
    await clerk.context.close()
    await reviewer.context.close()
    expect(found).toEqual([])
  }, 4 * MINUTES)

  it('sets up a second factor by keyboard, asks for it at the next sign-in and turns it off', async () => {
    const { page, context } = await open('auditor')
    await visit(page, '/second-factor')
    await page.getByRole('button', { name: '设置第二因子' }).press('Enter')
    await page.keyboard.type(at.region.password)
    await page.keyboard.press('Enter')
    await page.getByRole('img', { name: '供验证器扫描的二维码' }).waitFor()
    expect(await axe(page)).toEqual([])
    await page.locator('summary').press('Enter')
    const totp = new TOTP({ secret: Secret.fromBase32((await page.locator('.jw-once').textContent() ?? '').replaceAll(' ', '')) })
    await page.getByLabel('手机显示的 6 位数字').fill(totp.generate())
    await page.keyboard.press('Enter')
    const codes = page.locator('.jw-codes code')
    await codes.first().waitFor()
    expect(await codes.count()).toBe(10)
    const [spare = '', other = ''] = await codes.allTextContents()
    expect(await axe(page)).toEqual([])
    await context.close()

    const again = await openPortal({ browser: at.browser, url: at.region.url })
    await again.page.locator('input[autocomplete="username"]').fill('auditor')
    await again.page.locator('input[autocomplete="current-password"]').fill(at.region.password)
    await again.page.keyboard.press('Enter')
    await again.page.getByLabel('验证码').fill('000000')
    await again.page.keyboard.press('Enter')
    await again.page.getByRole('alert').waitFor()
    expect(await axe(again.page)).toEqual([])
    await again.page.getByRole('button', { name: '使用恢复码' }).press('Enter')
    await again.page.getByLabel('恢复码').fill(spare)
    await again.page.keyboard.press('Enter')
    await again.page.locator('.jw-side').waitFor()
    expect(again.wrong).toEqual([])
    await visit(again.page, '/second-factor')
    await again.page.getByRole('button', { name: '关闭第二因子' }).press('Enter')
    await again.page.getByRole('dialog').getByLabel('验证码或恢复码').fill(other)
    expect(await axe(again.page)).toEqual([])
    await again.page.keyboard.press('Enter')
    await again.page.getByRole('button', { name: '设置第二因子' }).waitFor()
    await again.context.close()
  }, 2 * MINUTES)

  it('opens the card behind a number and what departments reported behind a value', async () => {
    const { page, context } = await open('leader')
    await page.locator('.jw-number').first().click()
    await page.getByRole('dialog').getByText('口径', { exact: true }).waitFor()
    expect(await axe(page)).toEqual([])
    await page.keyboard.press('Escape')
    await visit(page, '/enterprises?sort=-revenue')
    await page.locator('.jw-table tbody a').first().click()
    await page.locator('.jw-cell').first().click()
    await page.getByRole('dialog').getByText('各部门报的数').first().waitFor()
    expect(await axe(page)).toEqual([])
    await context.close()
  }, 2 * MINUTES)

  it('can be used on a phone: nothing is wider than the screen', async () => {
    const { page, context } = await open('leader', 'zh-CN', 390)
    for (const path of ['/', '/enterprises', '/map']) {
      await visit(page, path)
      expect(await page.evaluate(() => document.documentElement.scrollWidth), path).toBeLessThanOrEqual(390)
    }
    await context.close()
  }, 2 * MINUTES)
})
