import type { Ctx } from '@jingwei/kernel'
import type { Authentication } from './authentication.ts'

/** What the door knows of a request once its headers are read. */
export type RequestState = {
  ctx: Ctx
  authentication: Authentication | undefined
  /** Id of the declared route, for the access log; undefined for portal files. */
  routeId: string | undefined
}

declare module 'fastify' {
  interface FastifyRequest {
    jingwei: RequestState
  }
}

/** Whom a limit counts: the person or service when known, else the address. */
export function limitKey(request: { readonly ip: string; readonly jingwei: RequestState }): string {
  const { authentication } = request.jingwei
  return authentication ? `actor:${authentication.actor.personId ?? authentication.actor.name}` : `address:${request.ip}`
}
