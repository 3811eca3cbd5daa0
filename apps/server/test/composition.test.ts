import { describe, expect, it } from 'vitest'
import { orderModules } from '@jingwei/kernel'
import { allPermissions, declaredSettings, modules, publicPaths } from '@jingwei/server'

const twice = (names: readonly string[]): string[] => names.filter((name, index) => names.indexOf(name) !== index)

describe('the composed region', () => {
  it('lists its modules in the order of their dependencies', () => {
    expect(orderModules(modules).map(({ id }) => id)).toEqual(modules.map(({ id }) => id))
  })

  it('knows each setting, permission, page and event owner once', () => {
    expect(twice(declaredSettings.map(({ key }) => key))).toEqual([])
    expect(twice(allPermissions.map(({ id }) => id))).toEqual([])
    expect(twice(modules.flatMap(({ pages }) => pages.map(({ path }) => path)))).toEqual([])
    expect(twice(modules.flatMap(({ events }) => events.publishes))).toEqual([])
  })

  it('consumes only events that somebody publishes', () => {
    const published = new Set(modules.flatMap(({ events }) => events.publishes))
    expect(modules.flatMap(({ events }) => events.consumes).filter((topic) => !published.has(topic))).toEqual([])
  })

  it('gives every permission to somebody, and none of governed data to the three administrators', () => {
    for (const { id, roles } of allPermissions) {
      expect(roles.length, id).toBeGreaterThan(0)
      if (id.startsWith('hub.enterprise')) for (const administrator of ['system', 'security', 'audit']) expect(roles, id).not.toContain(administrator)
    }
  })

  it('passes nothing of the hub to the internet but what an enterprise may see of itself', () => {
    const open = (path: string) => publicPaths.some(({ method, pattern }) => method === 'GET' && pattern.test(path))
    expect(open('/api/meta')).toBe(true)
    for (const path of ['/api/hub/enterprises', '/api/hub/enterprises/1', '/api/hub/batches', '/api/hub/uses', '/api/identity/people', '/api/jobs/runs', '/api/system/health']) expect(open(path), path).toBe(false)
  })
})
