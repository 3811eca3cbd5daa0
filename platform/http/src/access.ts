import type { Ctx } from '@jingwei/kernel'
import { JingweiError, demand } from '@jingwei/kernel'
import type { Authentication } from './authentication.ts'
import { isSafe, sameSecret } from './origin.ts'
import type { Route, Zone } from './route.ts'

/** Default deny: a route is open to whom its permission names, and to nobody else. */
export function demandAccess(route: Pick<Route, 'id' | 'method' | 'permission'>, ctx: Ctx, authentication: Authentication | undefined, csrfToken: string | undefined): void {
  const session = authentication?.session
  if (session && !isSafe(route.method) && route.permission !== 'public' && !sameSecret(csrfToken ?? '', session.csrfToken)) throw new JingweiError('http.csrf')
  if (route.permission === 'public') return
  if (!authentication) throw new JingweiError('kernel.unauthenticated')
  const confined = authentication.confinedTo
  if (confined && !confined.routes.includes(route.id)) throw new JingweiError(confined.error)
  if (route.permission !== 'signed-in') demand(ctx, route.permission)
}

/** A public process (`--role public`) carries the routes of the internet alone; the others do not exist there. */
export const servedIn = (route: Pick<Route, 'zone'>, zone: Zone): boolean => zone === 'both' || route.zone === 'both' || route.zone === zone
