import { checkMatrix, matrix, undeclaredPermissions } from '@jingwei/http'
import type { Role } from '@jingwei/kernel'
import { roles } from '@jingwei/kernel'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { identityModule } from '../index.ts'
import type { Office } from './office.ts'
import { Browser, enterpriseCode, openOffice } from './office.ts'

describe('the matrix role x route', () => {
  let office: Office
  const browsers = new Map<string, Browser>()
  beforeAll(async () => {
    office = await openOffice()
    browsers.set('anonymous', new Browser(office))
    const organisations: Partial<Record<Role, { kind: 'enterprise' | 'town'; name: string; creditCode?: string }>> = {
      enterprise: { kind: 'enterprise', name: '某厂', creditCode: enterpriseCode }, town: { kind: 'town', name: '某镇' },
    }
    const made = await office.identity.ensureSampleAccounts(office.ctx, roles.map(({ id, zh }) => ({ account: `as.${id}`, name: zh, role: id, ...(organisations[id] ? { organisation: organisations[id] } : {}) })))
    for (const { account, oneTimePassword, role } of made) browsers.set(role, await new Browser(office).begin(account, oneTimePassword))
  })
  afterAll(() => office?.close())

  it('holds in every cell, with people really signed in', async () => {
    const routes = identityModule.routes(office.identity)
    const cells = matrix(routes, roles.map((role) => role.id), identityModule.permissions)
    expect(cells).toHaveLength(routes.length * (roles.length + 1))
    const deviations = await checkMatrix(cells, async ({ role }, { method, url }) => {
      const answer = await browsers.get(role)?.send(method as 'GET', url)
      return { status: answer?.status ?? 0, ...(answer?.code ? { code: answer.code } : {}) }
    })
    expect(deviations).toEqual([])
    expect(undeclaredPermissions(routes, identityModule.permissions)).toEqual([])
  })

  it('makes sample accounts once', async () => {
    expect(await office.identity.ensureSampleAccounts(office.ctx, [{ account: 'as.leader', name: '领导', role: 'leader' }])).toEqual([])
  })
})
