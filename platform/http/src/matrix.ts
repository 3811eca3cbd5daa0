import type { Permission, Role } from '@jingwei/kernel'
import type { Route } from './route.ts'

export type Expectation = 'open' | 'forbidden' | 'unauthenticated'

/** One cell of role x route. `anonymous` is the row of those who are not signed in. */
export type MatrixCell = { readonly route: Route; readonly role: Role | 'anonymous'; readonly expected: Expectation }

/** What declarations promise, cell by cell; a permission nobody declared is open to nobody. */
export function matrix(routes: readonly Route[], roles: readonly Role[], permissions: readonly Permission[]): readonly MatrixCell[] {
  const holders = new Map(permissions.map((permission) => [permission.id, new Set<string>(permission.roles)]))
  return routes.flatMap((route) => {
    const open = (role: string): boolean => route.permission === 'signed-in' || (holders.get(route.permission)?.has(role) ?? false)
    const anonymous: MatrixCell = { route, role: 'anonymous', expected: route.permission === 'public' ? 'open' : 'unauthenticated' }
    return [anonymous, ...roles.map((role): MatrixCell => ({ route, role, expected: route.permission === 'public' || open(role) ? 'open' : 'forbidden' }))]
  })
}

/** Routes whose permission no module declares: reachable by nobody, so certainly a mistake. */
export function undeclaredPermissions(routes: readonly Route[], permissions: readonly Permission[]): readonly string[] {
  const known = new Set(['public', 'signed-in', ...permissions.map((permission) => permission.id)])
  return routes.filter((route) => !known.has(route.permission)).map((route) => `${route.id} asks for ${route.permission}, which no module declares`)
}

/** Sends one request as the role. It must show the role's cookie and csrf header and must not change the address. */
export type MatrixSend = (cell: MatrixCell, request: { readonly method: string; readonly url: string }) => Promise<{ readonly status: number; readonly code?: string }>

const unknownField = '__matrix'

/**
 * Tries every cell on a running server and returns the deviations as sentences. Each request carries a query field no
 * route declares: who passes the access check meets `http.invalid_request`, so no handler runs and nothing changes.
 */
export async function checkMatrix(cells: readonly MatrixCell[], send: MatrixSend): Promise<readonly string[]> {
  const deviations: string[] = []
  for (const cell of cells) {
    const path = cell.route.path.replaceAll(/:\w+/gu, '00000000-0000-7000-8000-000000000000')
    const answer = await send(cell, { method: cell.route.method, url: `${path}?${unknownField}=1` })
    const found = outcomeOf(answer)
    if (found !== cell.expected) deviations.push(`${cell.role} ${cell.route.method} ${cell.route.path}: expected ${cell.expected}, found ${found} (${answer.status} ${answer.code ?? ''})`)
  }
  return deviations
}

function outcomeOf(answer: { readonly status: number; readonly code?: string }): string {
  if (answer.status === 401) return 'unauthenticated'
  if (answer.status === 403 && answer.code === 'kernel.forbidden') return 'forbidden'
  return answer.code === 'http.invalid_request' ? 'open' : 'something else'
}
