import { hubModule } from '@jingwei/hub'
import { identityModule } from '@jingwei/identity'
import { intakeModule } from '@jingwei/intake'
import { notifyModule } from '@jingwei/notify'
import { sharingModule } from '@jingwei/sharing'
import { tasksModule } from '@jingwei/tasks'
import type { Route } from '@jingwei/http'
import { systemRoutes } from './system-routes.ts'

/** Declaring routes touches no store, so the public role can list them without one. */
const declared: readonly Route[] = [
  ...systemRoutes(undefined as never), ...identityModule.routes(undefined as never), ...hubModule.routes({ platform: { settings: {} } } as never),
  ...notifyModule.routes(undefined as never), ...tasksModule.routes(undefined as never), ...sharingModule.routes(undefined as never), ...intakeModule.routes({ platform: {} } as never),
]

/** What the internet may reach: the routes of its zone, as method and path pattern. */
export const publicPaths: readonly { readonly method: string; readonly pattern: RegExp }[] = declared
  .filter((route) => route.zone !== 'government')
  .map((route) => ({ method: route.method, pattern: new RegExp(`^${route.path.replaceAll(/:[A-Za-z]+/gu, '[^/]+')}$`, 'u') }))
