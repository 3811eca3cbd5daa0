import type { Browser, Locator, Page } from 'playwright-core'
import { openPortal, visit } from '../../apps/portal/test/browser.mjs'

/** Somebody at the portal: what is clicked, typed and handed over is counted and told, so that a person could follow. */
export class Person {
  clicks = 0
  typed = 0
  files = 0
  readonly name: string
  readonly page: Page
  readonly wrong: readonly string[]

  private constructor(name: string, page: Page, wrong: readonly string[]) {
    this.name = name
    this.page = page
    this.wrong = wrong
  }

  static async signIn(browser: Browser, url: string, account: string, password: string, name: string): Promise<Person> {
    const { page, wrong } = await openPortal({ browser, url, account, password })
    return new Person(name, page, wrong)
  }

  async click(target: Locator, what: string): Promise<void> {
    await target.click()
    this.clicks += 1
    this.tell(`点击 ${what}`)
  }

  async fill(target: Locator, text: string, what: string): Promise<void> {
    await target.fill(text)
    this.typed += 1
    this.tell(`在“${what}”填写：${text}`)
  }

  /** Drops a file on the page. */
  async hand(name: string, buffer: Buffer): Promise<void> {
    await this.page.locator('input[type="file"]').setInputFiles({ name, mimeType: 'application/octet-stream', buffer })
    this.files += 1
    this.tell(`交文件 ${name}`)
  }

  /** Goes where a link of the menu leads; that is a click. */
  async menu(path: string, what: string): Promise<void> {
    this.clicks += 1
    this.tell(`点击菜单 ${what}`)
    await visit(this.page, path)
  }

  /** Where somebody is and what the page complains about, for when a step fails. */
  async seen(): Promise<string> {
    const said = await this.page.locator('[role="alert"], .jw-strip, .ant-message-notice').allTextContents()
    return `${new URL(this.page.url()).hash} ${said.join(' | ')}`
  }

  tell(what: string): void {
    console.log(`  ${this.name}：${what}`)
  }
}
