import { describe, expect, it } from 'vitest'
import { LandingOrder } from '../service/landing-order.ts'

const turns = (): Promise<void> => new Promise((resolve) => setImmediate(resolve))

/** Writes down when each waiting ends. */
function diary() {
  const written: string[] = []
  return { written, note: (what: string, waiting: Promise<void>) => void waiting.then(() => written.push(what)) }
}

describe('files that land side by side', () => {
  it('open in their order, also when a later one is quicker or ends first', async () => {
    const order = new LandingOrder()
    const [first, second, third] = [order.next(), order.next(), order.next()]
    const { written, note } = diary()
    note('third', third.toOpen())
    note('second', second.toOpen())
    second.ended()
    await turns()
    expect(written).toEqual([])
    note('first', first.toOpen())
    await turns()
    expect(written).toEqual(['first'])
    first.opened()
    await turns()
    expect(written).toEqual(['first', 'second', 'third'])
  })

  it('end with one before them that failed to open, or they would be numbered before it', async () => {
    const order = new LandingOrder()
    const [first, second] = [order.next(), order.next()]
    await first.toOpen()
    first.failed(new Error('the database went away'))
    await expect(second.toOpen()).rejects.toThrow('went away')
  })

  it('wait for an earlier one of their source, and for no other', async () => {
    const order = new LandingOrder()
    const [first, other, again] = [order.next(), order.next(), order.next()]
    const { written, note } = diary()
    note('first', first.ofSource('taxation'))
    note('other', other.ofSource('power_supply'))
    note('again', again.ofSource('taxation'))
    await turns()
    expect(written.toSorted()).toEqual(['first', 'other'])
    first.opened()
    await turns()
    expect(written).not.toContain('again')
    first.ended()
    await turns()
    expect(written).toContain('again')
  })
})
