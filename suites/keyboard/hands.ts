import type { Locator, Page } from 'playwright-core'

/** Somebody without a mouse: only keys are pressed, and they are counted. */
export class Hands {
  keys = 0
  readonly page: Page

  constructor(page: Page) {
    this.page = page
  }

  async press(key: string): Promise<void> {
    this.keys += 1
    await this.page.keyboard.press(key)
  }

  async type(text: string): Promise<void> {
    this.keys += [...text].length
    await this.page.keyboard.type(text)
  }

  /** Tabs on until a control has the focus, and demands that one sees it there. @throws Error when it is not reached in `most` steps, or shows no focus */
  async reach(target: Locator, what: string, most = 120): Promise<void> {
    await target.waitFor()
    for (let step = 0; step < most; step++) {
      if (await target.evaluate((element) => element === document.activeElement)) return this.demandSeen(what)
      await this.press('Tab')
    }
    throw new Error(`${what} is not reached by ${most} Tabs`)
  }

  /** Focus must be seen: something about the control looks otherwise than without it. Nothing moves, so that the look is final at once. */
  private async demandSeen(what: string): Promise<void> {
    await this.page.emulateMedia({ reducedMotion: 'reduce' })
    const seen = await this.page.evaluate(() => {
      const shown = document.activeElement
      if (!(shown instanceof HTMLElement)) return false
      // A checkbox of the library is drawn beside its input.
      const drawn = [shown, shown.parentElement, shown.nextElementSibling].filter((each) => each instanceof HTMLElement)
      const look = () => drawn.map((each) => {
        const { outlineStyle, outlineWidth, outlineColor, boxShadow, borderColor, backgroundColor, textDecorationLine } = getComputedStyle(each)
        return [outlineStyle, outlineWidth, outlineColor, boxShadow, borderColor, backgroundColor, textDecorationLine].join(' ')
      }).join('|')
      const focused = look()
      shown.blur()
      const plain = look()
      shown.focus()
      return focused !== plain
    })
    if (!seen) throw new Error(`${what} has the focus and nothing shows it`)
  }

  async enter(target: Locator, what: string): Promise<void> {
    await this.reach(target, what)
    await this.press('Enter')
  }

  async write(target: Locator, text: string, what: string): Promise<void> {
    await this.reach(target, what)
    await this.type(text)
  }
}
