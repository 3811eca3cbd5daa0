import { createHash } from 'node:crypto'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { rawDigest } from '../domain/rows/digest.ts'
import { Occurrences } from '../domain/rows/occurrences.ts'

describe('repeated rows', () => {
  it('are counted as a map of their fingerprints would count them', () => {
    fc.assert(fc.property(fc.array(fc.integer({ min: 0, max: 2_000 }), { maxLength: 6_000, size: 'max' }), (rows) => {
      const occurrences = new Occurrences()
      const counts = new Map<string, number>()
      return rows.every((row) => {
        const digest = rawDigest('', String(row))
        const before = counts.get(digest) ?? 0
        counts.set(digest, before + 1)
        return occurrences.next(digest) === before
      })
    }), { numRuns: 20 })
  })

  it('are told apart although their fingerprints begin alike', () => {
    const occurrences = new Occurrences()
    const tail = (number: number) => createHash('sha256').update(String(number)).digest('hex')
    const digests = Array.from({ length: 3_000 }, (_, number) => `00000000-${tail(number).slice(0, 4)}-${tail(number).slice(4, 8)}-0000-000000000000`)
    const distinct = new Set(digests).size
    expect(digests.map((digest) => occurrences.next(digest)).filter((before) => before === 0)).toHaveLength(distinct)
  })

  it('are still told apart after more than 65,535 of the same', () => {
    const occurrences = new Occurrences()
    const digest = rawDigest('', 'the same')
    for (let number = 0; number < 70_000; number++) if (occurrences.next(digest) !== number) throw new Error(`the row ${number} was taken for another`)
    expect(occurrences.next(digest)).toBe(70_000)
  })
})
