import { expect, it } from 'vitest'
import { breather } from '@jingwei/kernel'

it('lets others have their turn within a long computation, and only then', async () => {
  const pause = breather()
  expect(pause()).toBeUndefined()
  let heard = false
  setImmediate(() => {
    heard = true
  })
  for (const began = performance.now(); performance.now() - began < 30; );
  await pause()
  expect(heard).toBe(true)
  expect(pause()).toBeUndefined()
})
