import { checkMatrix, createHttpServer, matrix, openApi, undeclaredPermissions, type Route } from '@jingwei/http'
import { hubModule } from '@jingwei/hub'
import { identityModule } from '@jingwei/identity'
import { roles } from '@jingwei/kernel'
import { allPermissions, publicPaths, routesOf, version, type Region } from '@jingwei/server'
import { notifyModule } from '@jingwei/notify'
import { sharingModule } from '@jingwei/sharing'
import { tasksModule } from '@jingwei/tasks'
import { anybody, as, lintOpenApi } from '@jingwei/testing'
import { describe, expect, it } from 'vitest'

/** Declaring routes touches no store, and no request of these tests gets as far as a handler. */
const routes: readonly Route[] = routesOf({
  routes: [...identityModule.routes(undefined as never), ...notifyModule.routes(undefined as never), ...hubModule.routes({ platform: { settings: {} } } as never), ...tasksModule.routes(undefined as never), ...sharingModule.routes(undefined as never)],
} as unknown as Region)

describe('every door of the region', () => {
  it('opens to the roles its permission names and to nobody else', async () => {
    const server = await createHttpServer({ routes, authenticate: anybody(allPermissions), info: { title: '经纬 Jingwei', version } })
    const cells = matrix(routes, roles.map((role) => role.id), allPermissions)
    expect(cells).toHaveLength(routes.length * (roles.length + 1))
    const deviations = await checkMatrix(cells, async ({ role }, { method, url }) => {
      // Each cell comes from an address of its own: limits per address are tried elsewhere.
      const remoteAddress = `10.${roles.findIndex((each) => each.id === role) + 1}.0.1`
      const answer = await server.inject({ method: method as 'GET', url, remoteAddress, headers: role === 'anonymous' ? {} : as(role) })
      return { status: answer.statusCode, code: answer.json<{ code?: string }>().code ?? '' }
    })
    await server.close()
    expect(deviations).toEqual([])
    expect(undeclaredPermissions(routes, allPermissions)).toEqual([])
  })

  it('has a name and an address of its own', () => {
    expect(new Set(routes.map((route) => route.id)).size).toBe(routes.length)
    expect(new Set(routes.map((route) => `${route.method} ${route.path}`)).size).toBe(routes.length)
  })

  it('is passed on by the internet’s door just when it declares a zone the internet may reach', () => {
    const passed = (route: Route) => publicPaths.some(({ method, pattern }) => method === route.method && pattern.test(route.path.replaceAll(/:\w+/gu, 'x')))
    expect(routes.filter((route) => passed(route) !== (route.zone !== 'government')).map((route) => route.id)).toEqual([])
  })

  it('is described in an OpenAPI document that Redocly has nothing to say against', async () => {
    expect(await lintOpenApi(openApi(routes, { title: '经纬 Jingwei', version }))).toBe('')
  })
})
