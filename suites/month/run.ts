// npm run suite month: a month of the sample county closed in the browser by three people, step by step, clicks counted.
import { axe, chromiumPath, startBrowser } from '../../apps/portal/test/browser.mjs'
import { startRegion } from '../../apps/portal/test/region.ts'
import { closeMonth } from './close.ts'
import { accept, correct, deliver, sendBackAndDeliverAgain, stateOf, type Source } from './deliver.ts'
import { Person } from './person.ts'

const total = 13
if (chromiumPath() === undefined) {
  console.log(`excluded: no Chromium here (apt-get install chromium, or set CHROMIUM)\n0 passed, 0 failed, ${total} excluded`)
  process.exit(0)
}

let [passed, failed] = [0, 0]
const people = (): Person[] => [clerk, statistician, reviewer]
async function step(what: string, work: () => Promise<string>): Promise<void> {
  console.log(`\n${what}`)
  try {
    console.log(`ok ${what}：${await work()}`)
    passed++
  } catch (error) {
    console.log(`not ok ${what}：${error instanceof Error ? error.message : String(error)}`)
    for (const each of people()) console.log(`  ${each.name} 的页面：${await each.seen()}`)
    failed++
  }
}

const returned = new Set(['social_insurance', 'environment', 'natural_resources'])
const corrected = new Set(['power_supply', 'taxation'])
const late = 'science_technology'

const region = await startRegion()
const browser = await startBrowser()
const person = (account: string, name: string) => Person.signIn(browser, region.url, account, region.password, name)
const [clerk, statistician, reviewer] = [await person('officer', '经办'), await person('statistics', '统计经办'), await person('reviewer', '审核')]

/** What is agreed is entered once, not every month: one source by the first working day, the others by the sixtieth. */
const agreed = await statistician.page.evaluate(async (lateSource) => {
  const { csrfToken } = await (await fetch('./api/identity/me')).json()
  const calendar = await (await fetch('./api/hub/calendar?months=2')).json()
  for (const { arrangement } of calendar.rows) {
    const { source, ...rest } = arrangement
    const body = { ...rest, dueWorkingDays: source.id === lateSource ? 1 : 60 }
    await fetch(`./api/hub/arrangements/${source.id}`, { method: 'PUT', headers: { 'content-type': 'application/json', 'x-csrf-token': csrfToken }, body: JSON.stringify(body) })
  }
  return { month: calendar.month as string }
}, late)
const calendar = await statistician.page.evaluate(async () => (await fetch('./api/hub/calendar?months=2')).json())
const sources: Source[] = calendar.rows.map(({ arrangement: { source } }: { arrangement: { source: { id: string; zh: string } } }) => ({ id: source.id, zh: source.zh, period: agreed.month }))
console.log(`${agreed.month}：${sources.length} 个数据源`)

for (const source of sources) {
  const by = source.id === 'statistics' ? statistician : clerk
  await step(`${source.zh}`, async () => {
    await deliver(by, source)
    if (returned.has(source.id)) await sendBackAndDeliverAgain(by, reviewer, source)
    await accept(reviewer, source)
    if (corrected.has(source.id)) await correct(by, reviewer, source)
    const wanted = corrected.has(source.id) ? '更正' : source.id === late ? '迟报' : '已报'
    const state = await stateOf(reviewer, source, wanted)
    if (state !== wanted) throw new Error(`月历显示“${state}”，应为“${wanted}”`)
    return state
  })
}

await step('封版', () => closeMonth(clerk, reviewer, agreed.month))
await step('按封版查看', async () => {
  await clerk.menu('/enterprises', '企业')
  await clerk.page.getByLabel('数据时点').selectOption(agreed.month)
  clerk.clicks += 1
  clerk.tell('在“数据时点”选择封版')
  await clerk.page.getByText('正在查看').waitFor()
  await clerk.page.locator('.jw-table tbody tr').first().waitFor()
  return (await clerk.page.locator('.jw-pager').textContent()) ?? ''
})
await step('封版后的更正须写原因，记为修订', async () => {
  const [power] = sources.filter((source) => source.id === 'power_supply')
  if (!power) throw new Error('no power supply')
  await correct(clerk, reviewer, power)
  await reviewer.menu('/closings', '封版')
  await reviewer.click(reviewer.page.locator(`a[href="#/closings/${agreed.month}"]`).first(), `${agreed.month} 封版`)
  await reviewer.page.getByText('已向报送单位核实').first().waitFor()
  return '修订与今日不同的数字都列出'
})
await step('页面无障碍检查', async () => {
  const found = [...(await axe(clerk.page)), ...(await axe(reviewer.page))]
  if (found.length > 0) throw new Error(found.join('\n'))
  return '0'
})
await step('没有报错，没有外部请求', async () => {
  const wrong = people().flatMap((each) => each.wrong)
  if (wrong.length > 0) throw new Error(wrong.join('\n'))
  return '0'
})

const sum = (of: (person: Person) => number): number => people().reduce((all, each) => all + of(each), 0)
console.log(`\n一个月：${sources.length} 个数据源，退回 ${returned.size}，迟报 1，更正 ${corrected.size}`)
for (const each of people()) console.log(`${each.name}：${each.clicks} 次点击，${each.typed} 处填写，${each.files} 个文件`)
console.log(`合计 ${sum((each) => each.clicks)} 次点击，${sum((each) => each.typed)} 处填写，${sum((each) => each.files)} 个文件`)
await browser.close()
await region.end()
console.log(`${passed} passed, ${failed} failed, 0 excluded`)
process.exit(failed > 0 ? 1 : 0)
