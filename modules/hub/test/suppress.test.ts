import { describe, expect, it } from 'vitest'
import { suppress } from '../domain/closings/suppress.ts'

describe('amounts beside their total', () => {
  it('leave out what fewer than three firms have, and a second one where the total would give it back', () => {
    expect(suppress([{ amount: 9, firms: 5 }, { amount: 4, firms: 2 }, { amount: 6, firms: 3 }])).toEqual([9, undefined, undefined])
    expect(suppress([{ amount: 9, firms: 5 }, { amount: 4, firms: 2 }, { amount: 6, firms: 1 }])).toEqual([9, undefined, undefined])
    expect(suppress([{ amount: 9, firms: 5 }, { amount: 6, firms: 3 }, { amount: 0, firms: 0 }])).toEqual([9, 6, undefined])
    expect(suppress([{ amount: 9, firms: 1 }])).toEqual([undefined])
  })
})
