import type { Browser } from 'playwright-core'
import { expect } from 'vitest'
import { answerWith, axe, menuPaths, openPortal, visit, type STATES } from './browser.mjs'
import type { RunningRegion } from './region.ts'

type Look = { readonly browser: Browser; readonly region: RunningRegion; readonly locale: 'zh-CN' | 'en'; readonly width: number }

/** What is wrong on the pages of everybody: one line each for what axe finds, for other hosts and for errors. */
export async function everyPage({ browser, region, locale, width }: Look): Promise<string[]> {
  const found: string[] = []
  const open = (account?: string) => openPortal({ browser, url: region.url, locale, width, password: region.password, ...(account === undefined ? {} : { account }) })
  const door = await open()
  await door.page.locator('form').waitFor()
  found.push(...(await axe(door.page)), ...door.wrong)
  await door.context.close()
  for (const account of region.accounts) {
    const portal = await open(account)
    for (const path of [...(await menuPaths(portal.page)), '/account', '/sessions', '/second-factor']) {
      await visit(portal.page, path)
      expect(await portal.page.locator('h1').count(), `${account} ${path} has one heading`).toBe(1)
      found.push(...[...(await axe(portal.page)), ...portal.wrong.splice(0)].map((line) => `${account} ${path}: ${line}`))
    }
    await portal.context.close()
  }
  return found
}

/** The same of an officer's pages in a state of their answers; a blank page is a failure. */
export async function everyState({ browser, region, locale, width }: Look, state: keyof typeof STATES): Promise<string[]> {
  const found: string[] = []
  const portal = await openPortal({ browser, url: region.url, locale, width, account: 'officer', password: region.password })
  await answerWith(portal.page, state)
  await portal.page.reload()
  await portal.page.locator('.jw-side').waitFor({ state: 'attached' })
  for (const path of await menuPaths(portal.page)) {
    await visit(portal.page, path, state === 'loading' ? 300 : 4000)
    if ((await portal.page.locator('.jw-loading, .jw-state, .jw-table, .jw-todo').count()) === 0) found.push(`${path} ${state}: nothing designed is shown`)
    found.push(...[...(await axe(portal.page)), ...portal.wrong.splice(0)].map((line) => `${path} ${state}: ${line}`))
  }
  await portal.context.close()
  return found
}
