import { checkMatrix, matrix } from '@jingwei/http'
import { accessTable, allPermissions, declaredRoutes, rowKinds, rowRules, unruledRoutes, type AccessLine } from '@jingwei/server'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { rowTrials } from './row-trials.ts'
import { accountOf, everyRole, openRowsRegion, type RowsRegion } from './rows-region.ts'
import type { Outcome, Trials, Whose } from './trying.ts'

const table = accessTable()
const scoped = table.filter(({ rows }) => rowKinds[rows].byRow)

/** What the table says of a row: a role that is let in reaches its own; another's only when it has no scope. */
const expected = (line: AccessLine, role: keyof AccessLine['reach'], whose: Whose): Outcome => {
  const reach = line.reach[role]
  return reach !== undefined && reach !== 'nothing' && (whose === 'own' || reach === 'whole') ? 'reached' : 'refused'
}

describe('role x route x row', () => {
  let region: RowsRegion
  let trials: Trials
  beforeAll(async () => {
    region = await openRowsRegion()
    trials = await rowTrials(region)
  }, 120_000)
  afterAll(() => region?.close())

  it('has an entry for every route, and none for a route that is gone', () => {
    expect(unruledRoutes()).toEqual([])
    expect(Object.keys(rowRules).filter((id) => !declaredRoutes.some((route) => route.id === id))).toEqual([])
    expect(unruledRoutes([{ id: 'park.read', method: 'GET', path: '/api/park' } as (typeof declaredRoutes)[number]])).toEqual([expect.stringContaining('park.read (GET /api/park) is not in apps/server/src/row-rules.ts')])
  })

  it('tries every route that reaches somebody’s rows', () => {
    expect(scoped.filter(({ id }) => trials[id] === undefined).map(({ id }) => `${id} reaches rows and is not tried in apps/server/test/row-trials.ts`)).toEqual([])
  })

  it('lets every role in where the table says, and nowhere else, with people really signed in', async () => {
    const deviations = await checkMatrix(matrix(declaredRoutes, everyRole, allPermissions), ({ role }, { method, url }) => region.send(role === 'anonymous' ? 'anonymous' : accountOf(role), method, url))
    expect(deviations).toEqual([])
  }, 120_000)

  it('gives each role its own rows, and another’s only where the table says all', async () => {
    const deviations: string[] = []
    let cells = 0
    for (const [key, trial] of Object.entries(trials)) {
      const line = table.find(({ id }) => id === key.split('?')[0])
      if (line === undefined) throw new Error(`${key} is tried and is no route`)
      for (const role of everyRole) {
        for (const whose of ['own', 'another'] as const) {
          cells += 1
          const found = await trial(role, whose).catch((error: unknown) => { throw new Error(`${role} ${key}, ${whose} row`, { cause: error }) })
          if (found !== expected(line, role, whose)) deviations.push(`${role} ${line.method} ${line.path} (${key}), ${whose} row: expected ${expected(line, role, whose)}, found ${found}`)
        }
      }
    }
    console.log(`${cells} cells of role x route x row were tried`)
    expect(cells).toBe(Object.keys(trials).length * everyRole.length * 2)
    expect(deviations).toEqual([])
  }, 240_000)
})
