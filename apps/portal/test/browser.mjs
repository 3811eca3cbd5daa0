// Drives the portal in Chromium for tests and for looking at it. Shared by look.mjs, the browser tests and the suites.
import { existsSync, readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { chromium } from 'playwright-core'

const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')

/** Where Chromium is: CHROMIUM, or where Debian puts it. @returns {string | undefined} */
export const chromiumPath = () => [process.env.CHROMIUM, '/usr/bin/chromium', '/usr/bin/chromium-browser'].find((path) => path && existsSync(path))

/** @returns a started browser; end it with `close()`. */
export const startBrowser = () => chromium.launch({ executablePath: chromiumPath(), args: ['--no-sandbox', '--disable-dev-shm-usage'] })

/**
 * Opens the portal as somebody and remembers what should not happen: requests to other hosts, refusals of the content
 * policy, errors of the page.
 * @param {{ browser: import('playwright-core').Browser, url: string, locale?: 'zh-CN' | 'en', width?: number, height?: number, account?: string, password?: string }} options
 */
export async function openPortal({ browser, url, locale = 'zh-CN', width = 1366, height = 820, account, password }) {
  const context = await browser.newContext({ viewport: { width, height }, bypassCSP: false, locale })
  await context.addInitScript((language) => localStorage.setItem('jw.locale', language), locale)
  const page = await context.newPage()
  page.setDefaultTimeout(60_000)
  const wrong = []
  const host = new URL(url).host
  page.on('request', (request) => {
    const target = new URL(request.url())
    if (/^https?:|^wss?:/.test(target.protocol) && target.host !== host) wrong.push(`request to another host: ${request.url()}`)
  })
  page.on('pageerror', (error) => wrong.push(`page error: ${error.message}`))
  page.on('console', (message) => {
    if (message.type() === 'error' && !/Failed to load resource/.test(message.text())) wrong.push(`console: ${message.text()}`)
  })
  await page.goto(url)
  if (account !== undefined) await signIn(page, account, password ?? '')
  return { context, page, wrong }
}

/** Signs in by the page itself. Throws when the portal does not open. */
export async function signIn(page, account, password) {
  await page.locator('input[autocomplete="username"]').fill(account)
  await page.locator('input[autocomplete="current-password"]').fill(password)
  await page.locator('form button[type="submit"]').click()
  await page.locator('.jw-side, .jw-entrance input[autocomplete="new-password"]').first().waitFor({ state: 'attached', timeout: 15_000 })
}

/** Goes to a page of the portal and waits until it stands still, or `patience` milliseconds for each of its parts. */
export async function visit(page, path, patience = 8000) {
  await page.evaluate((to) => void (location.hash = `#${to}`), path)
  await page.waitForTimeout(150)
  // A page may load its frame first and a part of it after that.
  for (let part = 0; part < 2; part += 1) {
    await page.locator('.jw-loading').first().waitFor({ state: 'detached', timeout: patience }).catch(() => undefined)
    await page.waitForTimeout(60)
  }
  await page.locator('h1, .jw-state').first().waitFor({ timeout: patience }).catch(() => undefined)
  if ((await page.locator('.jw-chart-box').count()) > 0) await page.locator('.jw-chart-box canvas').first().waitFor({ timeout: 5000 }).catch(() => undefined)
  await page.waitForTimeout(250)
}

/** The paths the menu offers to whoever is signed in. */
export const menuPaths = (page) => page.locator('.jw-side a').evaluateAll((links) => links.map((link) => link.getAttribute('href').slice(1)))

/** What axe finds on the page as it stands, one line each. @returns {Promise<string[]>} */
export async function axe(page) {
  await page.evaluate(AXE)
  return page.evaluate(async () => {
    const { violations } = await globalThis.axe.run(document, { resultTypes: ['violations'] })
    return violations.flatMap((one) => one.nodes.map((node) => `${one.id}: ${node.target.join(' ')} (${node.failureSummary?.split('\n')[1]?.trim() ?? one.help})`))
  })
}

/** The states every page must have, made by answering for the server. */
export const STATES = {
  loading: (route) => new Promise((resolve) => setTimeout(resolve, 20_000)).then(() => route.abort().catch(() => undefined)),
  failing: (route) => route.fulfill({ status: 500, contentType: 'application/problem+json', body: JSON.stringify({ title: '', status: 500, detail: '', code: 'http.internal', traceId: '0000000000000000' }) }),
  forbidden: (route) => route.fulfill({ status: 403, contentType: 'application/problem+json', body: JSON.stringify({ title: '', status: 403, detail: '', code: 'http.forbidden', traceId: '0000000000000000' }) }),
  empty: (route) => route.fulfill({ status: 200, contentType: 'application/json', body: JSON.stringify(emptyAnswer(route.request().url())) }),
}

const emptyAnswer = (url) => {
  if (/groups|roles/.test(url)) return []
  if (/facets/.test(url)) return { towns: [], industries: [], statuses: [] }
  if (/summary/.test(url)) return { asOf: '2026-01-01T00:00:00Z', enterprises: 0, indicators: [], todos: { deliveries: 0, quarantine: 0, review: 0, imports: 0 }, towns: [] }
  if (/hub\/calendar/.test(url)) return { months: ['2026-01'], month: '2026-01', sentence: { zh: '', en: '' }, rows: [], unarranged: [] }
  if (/tasks\/promises/.test(url)) return { overdue: 0, offices: [], trend: [] }
  if (/hub\/town/.test(url)) return { town: '', firms: 0, existing: 0 }
  if (/hub\/map/.test(url)) return { geojson: { type: 'FeatureCollection', features: [] }, schematic: true, towns: [] }
  if (/sharing\/counts/.test(url)) return { decide: 0, incomplete: 0 }
  if (/sharing\/catalogue/.test(url)) return { items: [], questions: [], proposals: [] }
  return { items: [], total: 0, page: 1, pageSize: 50 }
}

/** Puts the portal into one of STATES: everything but who I am and what this installation is answers so. */
export const answerWith = (page, state) => page.route(/\/api\/(?!meta|identity\/(me|sign))/, (route) => (route.request().method() === 'GET' ? STATES[state](route) : route.fallback()))
