import { roles, type Role } from '@jingwei/kernel'
import type { Route } from '@jingwei/http'
import { modules } from './modules.ts'
import { allPermissions } from './permissions.ts'
import { reachOf, rowRules, type Reach, type RowKind } from './row-rules.ts'
import { systemRoutes } from './system-routes.ts'

/** Every route the modules declare. Declaring touches no store. */
export const declaredRoutes: readonly Route[] = [...systemRoutes(undefined as never), ...modules.flatMap((module): readonly Route[] => module.routes({ platform: { settings: {} } } as never))]

/** A route, whose rows it reaches, and how far each role gets; a role not named is refused. */
export type AccessLine = { readonly id: string; readonly method: string; readonly path: string; readonly permission: string; readonly rows: RowKind; readonly reach: { readonly [role in Role]?: Reach } }

/** Routes nobody has said whose rows they reach, as sentences that say what to do. */
export const unruledRoutes = (routes: readonly Route[] = declaredRoutes): readonly string[] =>
  routes.filter(({ id }) => rowRules[id] === undefined).map(({ id, method, path }) => `${id} (${method} ${path}) is not in apps/server/src/row-rules.ts: say there whose rows it reaches, and try it in apps/server/test/row-trials.ts`)

/** Role x route x row as one table; what is not in it is denied. */
export const accessTable = (routes: readonly Route[] = declaredRoutes): readonly AccessLine[] =>
  routes.flatMap(({ id, method, path, permission }) => {
    const rows = rowRules[id]
    if (rows === undefined) return []
    const holders = allPermissions.find((each) => each.id === permission)?.roles
    const letIn = roles.filter((role) => permission === 'public' || permission === 'signed-in' || holders?.includes(role.id))
    return [{ id, method, path, permission, rows, reach: Object.fromEntries(letIn.map((role) => [role.id, reachOf(rows, role.id)])) }]
  })
