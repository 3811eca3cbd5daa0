// node walk.mjs ADDRESS ACCOUNT ONE_TIME_PASSWORD: walks the portal in Chromium 88; one line a step, "ok" or "not ok".
import puppeteer from 'puppeteer-core'
import { unpackBrowser } from './unpack.mjs'

const [address, account, oneTime] = process.argv.slice(2)
const next = 'Lantern-river-2047-oar'
const { program, libraries } = await unpackBrowser(import.meta.dirname)
const browser = await puppeteer.launch({
  executablePath: program, headless: true, env: { ...process.env, LD_LIBRARY_PATH: libraries },
  args: ['--no-sandbox', '--disable-gpu', '--no-first-run', '--disable-background-networking', '--disable-sync', '--disable-software-rasterizer', '--disable-dev-shm-usage', '--lang=zh-CN'],
})
const page = await browser.newPage()
await page.setViewport({ width: 1366, height: 768 })
const wrong = []
page.on('pageerror', (error) => wrong.push(`error: ${error.message}`))
page.on('console', (message) => { if (message.type() === 'error' && !/status of 4\d\d/u.test(message.text())) wrong.push(`console: ${message.text()}`) })
page.on('request', (request) => { if (!request.url().startsWith(address) && !request.url().startsWith('data:') && !request.url().startsWith('blob:')) wrong.push(`request to ${request.url()}`) })

async function step(name, work) {
  try {
    await work()
    const found = wrong.splice(0)
    console.log(found.length === 0 ? `ok ${name}` : `not ok ${name}: ${found.join('; ')}`)
  } catch (error) {
    console.log(`not ok ${name}: ${error.message} ${wrong.splice(0).join('; ')}`)
  }
}
const has = (text) => page.waitForFunction((wanted) => document.body.innerText.includes(wanted), { timeout: 60_000 }, text)
const fill = async (values) => {
  await page.waitForFunction((count) => document.querySelectorAll('form input').length >= count, { timeout: 60_000 }, values.length)
  const inputs = await page.$$('form input')
  for (const [index, value] of values.entries()) {
    await inputs[index].click({ clickCount: 3 })
    await inputs[index].type(value)
  }
  await page.click('form button[type=submit]')
}

await step('it is Chromium 88', async () => { if (!(await browser.version()).includes('/88.')) throw new Error(await browser.version()) })
await step('the sign-in page shows', async () => { await page.goto(address, { waitUntil: 'load' }); await page.waitForSelector('form', { timeout: 60_000 }) })
await step('a wrong password is refused in words', async () => { await fill([account, 'not-the-password']); await page.waitForSelector('[role=alert]', { timeout: 60_000 }) })
await step('the one-time password leads to choosing one', async () => { await fill([account, oneTime]); await page.waitForFunction(() => document.querySelectorAll('form input[type=password]').length >= 2, { timeout: 60_000 }) })
await step('the new password leads home', async () => {
  const fields = (await page.$$('form input')).length
  await fill(fields === 3 ? [oneTime, next, next] : [next, next])
  await has('退出')
})
await step('a list opens', async () => { await page.evaluate(() => { location.hash = '#/people' }); await has('system') })
await step('the other language', async () => { await page.evaluate(() => [...document.querySelectorAll('button, a')].find((element) => element.textContent.trim() === 'English')?.click()); await has('Sign out') })
await browser.close()
