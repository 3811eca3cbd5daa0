import type { Actor, PersonId } from '@jingwei/kernel'
import { describe, expect, it } from 'vitest'
import { isSecondPerson } from '../domain/second-person.ts'

const as = (personId: string, forWhom?: string): Actor => ({ kind: 'person', name: personId, roles: ['officer'], personId: personId as PersonId, ...(forWhom === undefined ? {} : { onBehalfOf: { personId: forWhom as PersonId, name: forWhom } }) })

describe('the second person of a review', () => {
  it('is neither who handed in, nor acts for him, nor had him act', () => {
    expect(isSecondPerson(as('b'), ['a'], [])).toBe(true)
    expect(isSecondPerson(as('a'), ['a'], [])).toBe(false)
    expect(isSecondPerson(as('b', 'a'), ['a'], [])).toBe(false)
    expect(isSecondPerson(as('b', 'a'), ['b'], ['a'])).toBe(false)
    expect(isSecondPerson(as('a'), ['b'], ['a'])).toBe(false)
    expect(isSecondPerson(as('c', 'a'), ['b'], ['a'])).toBe(false)
    expect(isSecondPerson(as('c'), ['b'], ['a'])).toBe(true)
    expect(isSecondPerson({ kind: 'service', name: 'job', roles: [] }, ['a'], [])).toBe(false)
  })
})
