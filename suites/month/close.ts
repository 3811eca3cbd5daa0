import type { Person } from './person.ts'

/** Closes the month: one proposes and says why what is open stays open, the other confirms. Returns how it is cited. */
export async function closeMonth(clerk: Person, reviewer: Person, month: string): Promise<string> {
  await clerk.menu('/calendar', '归集月历')
  await clerk.click(clerk.page.getByRole('link', { name: '提请封版' }), '提请封版')
  const dialog = clerk.page.getByRole('dialog')
  const ready = dialog.getByText(/没有未办结的事项|（\d+）/u).first()
  await ready.waitFor()
  clerk.tell(`看到未办结：${(await dialog.locator('.jw-strip').allTextContents()).join(' ')}`)
  await clerk.fill(dialog.getByRole('textbox').first(), '余下各项下月办结', '说明')
  await clerk.click(dialog.getByRole('button', { name: '提请封版' }), '提请封版')
  await clerk.page.getByText('须由另一人确认').waitFor()
  await reviewer.menu('/closings', '封版')
  await reviewer.click(reviewer.page.locator(`a[href="#/closings/${month}"]`).first(), `${month} 封版`)
  await reviewer.click(reviewer.page.getByRole('button', { name: '确认封版' }), '确认封版')
  await reviewer.page.getByText('已封版').first().waitFor({ timeout: 600_000 })
  await reviewer.click(reviewer.page.getByRole('button', { name: '重新核验' }), '重新核验')
  await reviewer.page.getByText('与留存的数据一致').waitFor({ timeout: 120_000 })
  return month
}
