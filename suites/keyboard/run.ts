// npm run suite keyboard: the main flows by keyboard alone: signing in, a delivery, a closing, a task, a sharing request.
import { readFile } from 'node:fs/promises'
import { chromiumPath, openPortal, startBrowser } from '../../apps/portal/test/browser.mjs'
import { startRegion } from '../../apps/portal/test/region.ts'
import { Hands } from './hands.ts'

const total = 6
if (chromiumPath() === undefined) {
  console.log(`excluded: no Chromium here (apt-get install chromium, or set CHROMIUM)\n0 passed, 0 failed, ${total} excluded`)
  process.exit(0)
}

const region = await startRegion()
const browser = await startBrowser()
let [passed, failed] = [0, 0]
async function step(what: string, hands: Hands, work: () => Promise<void>): Promise<void> {
  const before = hands.keys
  try {
    await work()
    console.log(`ok ${what}: ${hands.keys - before} keys`)
    passed++
  } catch (error) {
    console.log(`not ok ${what}: ${error instanceof Error ? error.message : String(error)}`)
    failed++
  }
}

async function signedIn(account: string): Promise<Hands> {
  const { page } = await openPortal({ browser, url: region.url })
  const hands = new Hands(page)
  await hands.write(page.locator('input[autocomplete="username"]'), account, 'the account')
  await hands.write(page.locator('input[autocomplete="current-password"]'), region.password, 'the password')
  await hands.press('Enter')
  await page.locator('.jw-side').waitFor()
  return hands
}

const clerk = await signedIn('officer')
const { page } = clerk
const month = await page.evaluate(async () => ((await (await fetch('./api/hub/calendar?months=2')).json()) as { month: string }).month)
const menu = (path: string) => page.locator(`.jw-side a[href="#${path}"]`)
const dialog = page.getByRole('dialog')

await step('the first Tab after signing in leads to the content', clerk, async () => {
  await clerk.press('Tab')
  if (!(await page.locator('.jw-skip').evaluate((element) => element === document.activeElement))) throw new Error(`the first Tab leads to ${await page.evaluate(() => document.activeElement?.outerHTML.slice(0, 120))}`)
  await clerk.press('Enter')
  if (!(await page.locator('#main').evaluate((element) => element === document.activeElement))) throw new Error('Enter does not lead to the content')
})

await step('a delivery is handed in and submitted', clerk, async () => {
  await page.evaluate(() => document.querySelector<HTMLElement>('.jw-skip')?.focus())
  await clerk.enter(menu('/calendar'), 'the calendar in the menu')
  await clerk.enter(page.locator(`a.jw-month[href="#/calendar/power_supply/${month}"]`), 'the cell of the month')
  const link = page.getByText('下载示例县的当月文件')
  await clerk.reach(link, 'the sample file')
  const [file] = await Promise.all([page.waitForEvent('download'), clerk.press('Enter')])
  const choose = page.getByRole('button', { name: '选择文件' })
  await choose.evaluate((element) => element.ownerDocument.getElementById('main')?.focus())
  await clerk.reach(choose, 'the button that chooses a file')
  const [chooser] = await Promise.all([page.waitForEvent('filechooser'), clerk.press('Enter')])
  await chooser.setFiles({ name: file.suggestedFilename(), mimeType: 'application/octet-stream', buffer: await readFile((await file.path()) ?? '') })
  await clerk.enter(page.getByRole('button', { name: '提交审核' }), 'submit')
  const waits = page.getByText('须由另一人审核')
  await Promise.race([dialog.waitFor(), waits.waitFor()])
  if (await dialog.isVisible()) {
    await clerk.write(dialog.getByRole('textbox'), '已核实', 'the reason')
    await clerk.enter(dialog.getByRole('button', { name: '确定' }), 'confirm')
  }
  await waits.waitFor()
})

await step('a dialog closed by Escape gives the focus back', clerk, async () => {
  await clerk.enter(menu('/closings'), 'closings in the menu')
  const propose = page.getByRole('button', { name: '提请封版' })
  await clerk.enter(propose, 'propose a closing')
  await dialog.waitFor()
  await clerk.press('Escape')
  await dialog.waitFor({ state: 'hidden' })
  if (!(await propose.evaluate((element) => element === document.activeElement))) throw new Error('the focus is not where it was')
})

await step('a month is proposed by one and confirmed by another', clerk, async () => {
  await clerk.enter(page.getByRole('button', { name: '提请封版' }), 'propose a closing')
  await dialog.getByText(/没有未办结的事项|（\d+）/u).first().waitFor()
  await clerk.write(dialog.getByRole('textbox').first(), '余下各项下月办结', 'the remark')
  await clerk.enter(dialog.getByRole('button', { name: '提请封版' }), 'propose')
  await page.getByText('须由另一人确认').waitFor()
  const reviewer = await signedIn('reviewer')
  await reviewer.enter(reviewer.page.locator('.jw-side a[href="#/closings"]'), 'closings in the menu')
  await reviewer.enter(reviewer.page.locator(`.jw-main a[href="#/closings/${month}"]`).first(), 'the closing')
  await reviewer.enter(reviewer.page.getByRole('button', { name: '确认封版' }), 'confirm the closing')
  await reviewer.page.getByRole('button', { name: '重新核验' }).waitFor({ timeout: 300_000 })
  clerk.keys += reviewer.keys
})

await step('a task is raised', clerk, async () => {
  await clerk.enter(menu('/tasks'), 'tasks in the menu')
  await clerk.enter(page.locator('.jw-main a[href="#/tasks/new"]').first(), 'a new task')
  await clerk.write(page.getByLabel('标题'), '走访用电下降的企业', 'the title')
  for (let left = 3; left > 0; left--) await clerk.enter(page.getByRole('button', { name: '下一步' }), 'the next step')
  await clerk.enter(page.getByRole('button', { name: /^提\s?出$/u }), 'raise it')
  await page.getByRole('heading', { name: '走访用电下降的企业' }).waitFor()
})

await step('data are applied for', clerk, async () => {
  await clerk.enter(menu('/sharing'), 'sharing in the menu')
  await clerk.enter(page.locator('.jw-main a[href="#/sharing/new"]').first(), 'a new application')
  const question = page.locator('.jw-main input[type="checkbox"]').first()
  await clerk.reach(question, 'the first question')
  await clerk.press('Space')
  for (let left = 2; left > 0; left--) await clerk.enter(page.getByRole('button', { name: '下一步' }), 'the next step')
  await clerk.write(page.getByLabel('应用场景'), '企业走访', 'the scenario')
  await clerk.write(page.getByLabel('依据'), '数字经济促进条例', 'the legal basis')
  await clerk.write(page.getByLabel('具体用途'), '核对走访名单', 'the purpose')
  await clerk.enter(page.getByRole('button', { name: '下一步' }), 'the next step')
  await page.getByText(/第 [45] 步/u).first().waitFor()
})

await browser.close()
await region.end()
console.log(`${passed} passed, ${failed} failed, 0 excluded`)
process.exit(failed > 0 ? 1 : 0)
