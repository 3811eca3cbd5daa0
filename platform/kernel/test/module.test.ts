import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { ModuleDefinition } from '@jingwei/kernel'
import { defineModule, errorEntry, orderModules } from '@jingwei/kernel'

const plain: ModuleDefinition = {
  id: 'park', zh: '园区', en: 'Park', dependsOn: [], settings: [], permissions: [], errors: [], migrations: [], lifecycles: [], pages: [],
  events: { publishes: [], consumes: [] }, create: () => ({}), routes: () => [], jobs: () => [],
}
const setting = { key: 'park.size', type: 'integer', default: 1, zh: '规模', en: 'Size' } as const

describe('a module', () => {
  it('registers its errors', () => {
    defineModule({ ...plain, errors: [{ code: 'park.full', status: 409, zh: '园区已满', en: 'The park is full' }] })
    expect(errorEntry('park.full')?.status).toBe(409)
  })

  it.each<[string, Partial<ModuleDefinition>, RegExp]>([
    ['a setting', { settings: [{ ...setting, key: 'size' }] }, /setting size must start with "park\."/u],
    ['a permission', { permissions: [{ id: 'hub.read', zh: '读', en: 'read', roles: [] }] }, /permission hub\.read/u],
    ['an error', { errors: [{ code: 'kernel.mine', status: 400, zh: '错', en: 'wrong' }] }, /error kernel\.mine/u],
  ])('is refused when %s carries another name than its own', (_what, part, message) => {
    expect(() => defineModule({ ...plain, ...part })).toThrow(message)
  })

  it('is refused when migrations are not numbered from 1 without gaps', () => {
    const migrations = [{ id: 1, name: 'first', sql: 'select 1' }, { id: 3, name: 'third', sql: 'select 1' }]
    expect(() => defineModule({ ...plain, migrations })).toThrow(/migration 3 is not number 2/u)
  })

  it('is refused with a broken lifecycle, and nothing of it is registered', () => {
    const lifecycles = [{ id: 'park.lot', zh: '地块', en: 'Lot', initial: 'free', states: {} }]
    const errors = [{ code: 'park.never', status: 400, zh: '从不', en: 'never' }]
    expect(() => defineModule({ ...plain, lifecycles, errors })).toThrow(/state free is not declared/u)
    expect(errorEntry('park.never')).toBeUndefined()
  })
})

describe('the order of modules', () => {
  it('puts what a module needs before it', () => {
    fc.assert(fc.property(fc.array(fc.nat(), { maxLength: 20 }), fc.infiniteStream(fc.nat()), (seeds, shuffle) => {
      const modules = seeds.map((seed, index) => ({ id: `m${index}`, dependsOn: index === 0 ? [] : [`m${seed % index}`], key: shuffle.next().value }))
      const ordered = orderModules(modules.toSorted((a, b) => a.key - b.key)).map(({ id }) => id)
      expect(ordered.toSorted()).toEqual(modules.map(({ id }) => id).toSorted())
      for (const { id, dependsOn } of modules) for (const needed of dependsOn) expect(ordered.indexOf(needed)).toBeLessThan(ordered.indexOf(id))
    }))
  })

  it('is refused for a module that is not there', () => {
    expect(() => orderModules([{ id: 'hub', dependsOn: ['identity'] }])).toThrow('module hub depends on identity, which is not there')
  })

  it('is refused for a circle, which it spells out', () => {
    const circle = [{ id: 'a', dependsOn: ['b'] }, { id: 'b', dependsOn: ['c'] }, { id: 'c', dependsOn: ['a'] }]
    expect(() => orderModules(circle)).toThrow('a -> b -> c -> a')
  })
})
