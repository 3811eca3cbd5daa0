import { describe, expect, it } from 'vitest'
import type { Ctx } from '@jingwei/kernel'
import { bases, basisNames, demand, fixedClock, newId, roles, rolesExclude, serviceCtx, statisticsOnly } from '@jingwei/kernel'

const officer = (permissions: readonly string[], scopes?: readonly string[]): Ctx => ({
  ...serviceCtx('test', { permissions: new Set(permissions) }),
  actor: { kind: 'person', name: 'officer', roles: ['officer'], ...(scopes ? { scopes } : {}) },
})

describe('a permission', () => {
  it('is denied unless it was granted', () => {
    expect(() => demand(officer([]), 'hub.import')).toThrow(/hub\.import/u)
    expect(() => demand(officer(['hub.read']), 'hub.import')).toThrow()
    expect(() => demand(officer(['hub.import']), 'hub.import')).not.toThrow()
  })

  it('needs the scope too when a token asks', () => {
    expect(() => demand(officer(['hub.import', 'hub.read'], ['hub.read']), 'hub.import')).toThrow()
    expect(() => demand(officer(['hub.import', 'hub.read'], ['hub.read']), 'hub.read')).not.toThrow()
    expect(() => demand(officer(['hub.read'], []), 'hub.read')).toThrow()
  })

  it('is not given to a service by being one', () => {
    expect(() => demand(serviceCtx('import'), 'hub.import')).toThrow()
  })
})

describe('a service ctx', () => {
  it('is named and traced', () => {
    const ctx = serviceCtx('nightly import', { clock: fixedClock('2026-01-02T03:04:05Z') })
    expect(ctx.actor).toEqual({ kind: 'service', name: 'nightly import', roles: [] })
    expect(ctx.traceId).not.toBe(serviceCtx('other').traceId)
    expect(ctx.clock.now().toISOString()).toBe('2026-01-02T03:04:05.000Z')
  })
})

describe('the three administrators', () => {
  const administrators = ['system', 'security', 'audit'] as const

  it('exclude each other', () => {
    for (const one of administrators) {
      for (const other of administrators) expect(rolesExclude([one, 'officer', other])).toBe(one !== other)
    }
  })

  it('exclude nobody else', () => {
    const others = roles.map(({ id }) => id).filter((id) => !administrators.some((administrator) => administrator === id))
    expect(rolesExclude(others)).toBe(false)
    expect(rolesExclude(['security', ...others])).toBe(false)
    expect(rolesExclude([])).toBe(false)
  })
})

describe('the basis of an item', () => {
  it('is statistics-only for the statistical survey alone', () => {
    expect(bases.filter((basis) => statisticsOnly(basis))).toEqual(['statistical_survey'])
    for (const basis of bases) expect(basisNames[basis].zh).not.toBe('')
  })
})

describe('an id', () => {
  it('is new each time and sorts by time', () => {
    const ids = Array.from({ length: 1000 }, () => newId())
    expect(new Set(ids).size).toBe(1000)
    expect(ids).toEqual(ids.toSorted())
  })
})
