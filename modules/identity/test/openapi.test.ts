import { openApi } from '@jingwei/http'
import { describe, expect, it } from 'vitest'
import { identityModule } from '../index.ts'

describe('the routes of identity', () => {
  it('have ids of the module, no two alike, and declare their zone in the description of the API', () => {
    const routes = identityModule.routes({} as Parameters<typeof identityModule.routes>[0])
    expect(new Set(routes.map((route) => route.id)).size).toBe(routes.length)
    expect(routes.every((route) => route.id.startsWith('identity.'))).toBe(true)
    const text = JSON.stringify(openApi(routes, { title: 'Identity', version: '1' }))
    expect(text.split('"x-zone"')).toHaveLength(routes.length + 1)
    expect(routes.filter((route) => route.permission === 'public').map((route) => route.id)).toEqual(['identity.sign_in', 'identity.ways', 'identity.oidc.begin', 'identity.oidc.finish'])
  })
})
