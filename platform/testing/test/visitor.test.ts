import { createHttpServer, defineRoute, openApi } from '@jingwei/http'
import { Type } from 'typebox'
import { describe, expect, it } from 'vitest'
import { anybody, as, lintOpenApi } from '../index.ts'

const permissions = [{ id: 'trial.read', zh: '查看', en: 'Read', roles: ['officer' as const] }]
const routes = [defineRoute({
  id: 'trial.who', method: 'GET', path: '/api/trial/who', zone: 'both', permission: 'trial.read', summary: { zh: '谁', en: 'Who' },
  response: Type.Object({ name: Type.String(), purpose: Type.String(), town: Type.Optional(Type.String()) }),
  handle: async ({ ctx }) => ({ name: ctx.actor.name, purpose: ctx.purpose, ...(ctx.actor.town === undefined ? {} : { town: ctx.actor.town }) }),
})]

describe('a visitor', () => {
  it('is who it says it is, and may what its role may', async () => {
    const server = await createHttpServer({ routes, authenticate: anybody(permissions), info: { title: 'Trial', version: '1.0.0' } })
    const ask = async (headers: object) => (await server.inject({ url: '/api/trial/who', headers: { ...headers } })).json()
    expect(await ask(as('officer', { purpose: 'audit', town: '新塍镇' }))).toEqual({ name: 'officer', purpose: 'audit', town: '新塍镇' })
    expect(await ask(as('leader'))).toMatchObject({ code: 'kernel.forbidden' })
    expect(await ask({})).toMatchObject({ status: 401 })
    await server.close()
  })
})

describe('the lint of an API description', () => {
  it('has nothing to say about a good one and names what is missing in a bad one', async () => {
    const good = openApi(routes, { title: 'Trial', version: '1.0.0' })
    expect(await lintOpenApi(good)).toBe('')
    expect(await lintOpenApi({ ...good, paths: { '/api/trial': { get: { responses: {} } } } })).toMatch(/operationId|summary/u)
  })
})
