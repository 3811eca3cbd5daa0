import { describe, expect, it } from 'vitest'
import { WriteBehind } from '../index.ts'

const held = () => {
  let release: () => void = () => {}
  const done = new Promise<void>((resolve) => { release = resolve })
  return { done, release }
}

describe('writing behind', () => {
  it('goes on at once while there is a place, and waits for one when there is none', async () => {
    const writes = new WriteBehind(2)
    const [one, two] = [held(), held()]
    const begun: number[] = []
    const write = (number: number, until: Promise<void>) => writes.add(() => {
      begun.push(number)
      return until
    })
    await write(1, one.done)
    await write(2, two.done)
    const third = write(3, Promise.resolve())
    await new Promise((resolve) => setTimeout(resolve, 5))
    expect(begun).toEqual([1, 2])
    two.release()
    await third
    expect(begun).toEqual([1, 2, 3])
    one.release()
    await writes.settled()
  })

  it('brings out the first error at the next write, and again at the end', async () => {
    const writes = new WriteBehind(1)
    await writes.add(() => Promise.reject(new Error('the first')))
    await expect(writes.add(() => Promise.reject(new Error('never begun')))).rejects.toThrow('the first')
    await expect(writes.settled()).rejects.toThrow('the first')
  })
})
