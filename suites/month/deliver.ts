import { readFile } from 'node:fs/promises'
import type { Person } from './person.ts'
import { withOneFigureChanged } from './edit-file.ts'

export type Source = { readonly id: string; readonly zh: string; readonly period: string }

const cell = (person: Person, source: Source) => person.page.locator(`a.jw-month[href="#/calendar/${source.id}/${source.period}"]`)

async function openCell(person: Person, source: Source): Promise<void> {
  await person.menu('/calendar', '归集月历')
  await person.click(cell(person, source), `${source.zh} ${source.period}`)
}

/** Waits until the calendar, which reads itself again every few seconds, shows a state; returns what it shows at last. */
export async function stateOf(person: Person, source: Source, wanted: string): Promise<string> {
  await person.page.evaluate(() => void (location.hash = '#/calendar'))
  await cell(person, source).locator('.jw-mark', { hasText: wanted }).waitFor({ timeout: 30_000 }).catch(() => undefined)
  return (await cell(person, source).locator('.jw-mark').textContent()) ?? ''
}

async function download(person: Person, what: string): Promise<{ name: string; content: Buffer }> {
  const [file] = await Promise.all([person.page.waitForEvent('download'), person.click(person.page.getByText(what), what)])
  return { name: file.suggestedFilename(), content: await readFile((await file.path()) ?? '') }
}

/** Hands a file in and submits it, saying why where the page asks. */
async function handIn(clerk: Person, name: string, content: Buffer): Promise<void> {
  await clerk.hand(name, content)
  const submit = clerk.page.getByRole('button', { name: '提交审核' })
  await submit.waitFor({ timeout: 120_000 })
  await clerk.click(submit, '提交审核')
  const dialog = clerk.page.getByRole('dialog')
  const waits = clerk.page.getByText('须由另一人审核')
  await Promise.race([dialog.waitFor(), waits.waitFor()])
  if (await dialog.isVisible()) {
    await clerk.fill(dialog.getByRole('textbox'), '已向报送单位核实', '说明原因')
    await clerk.click(dialog.getByRole('button', { name: '确定' }), '确定')
  }
  await waits.waitFor()
}

/** A receipt, and the rows taken in. */
async function settled(person: Person): Promise<void> {
  await person.page.getByText(/GJ-\d{6}-\d{6}/u).first().waitFor()
  await person.page.getByText('查看入库结果').waitFor({ timeout: 300_000 })
  await person.page.getByText('入库中').first().waitFor({ state: 'detached', timeout: 300_000 })
}

/** The clerk delivers the month's file of a source. */
export async function deliver(clerk: Person, source: Source): Promise<void> {
  await openCell(clerk, source)
  const file = await download(clerk, '下载示例县的当月文件')
  await handIn(clerk, file.name, file.content)
}

/** The second person accepts what waits. */
export async function accept(reviewer: Person, source: Source): Promise<void> {
  await openCell(reviewer, source)
  await reviewer.click(reviewer.page.getByRole('button', { name: '审核通过' }), '审核通过')
  await settled(reviewer)
}

/** The second person sends it back; the clerk delivers the annotated file again. */
export async function sendBackAndDeliverAgain(clerk: Person, reviewer: Person, source: Source): Promise<void> {
  await openCell(reviewer, source)
  await reviewer.click(reviewer.page.getByRole('button', { name: /^退\s?回$/u }), '退回')
  const dialog = reviewer.page.getByRole('dialog')
  await reviewer.fill(dialog.getByRole('textbox'), '请核对批注中的问题后重报', '退回的原因')
  await reviewer.click(dialog.getByRole('button', { name: '确定' }), '确定')
  await dialog.waitFor({ state: 'hidden' })
  await openCell(clerk, source)
  const annotated = await download(clerk, '下载批注文件')
  await handIn(clerk, annotated.name, annotated.content)
}

/** The department found a mistake after acceptance: the corrected file takes the place of the period. */
export async function correct(clerk: Person, reviewer: Person, source: Source): Promise<void> {
  await openCell(clerk, source)
  const file = await download(clerk, '下载示例县的当月文件')
  await handIn(clerk, file.name, await withOneFigureChanged(file.content))
  await accept(reviewer, source)
}
