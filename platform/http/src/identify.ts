import type { Clock, Logger } from '@jingwei/kernel'
import type { FastifyRequest } from 'fastify'
import type { Authenticate, RequestFacts } from './authentication.ts'
import { sessionCookie } from './authentication.ts'
import { readLocale } from './locale.ts'
import type { RequestState } from './request-state.ts'

/** A request of somebody not signed in: named for the log, permitted nothing. */
export function strangerState(request: FastifyRequest, clock: Clock, logger: Logger): RequestState {
  const facts = factsOf(request, clock, logger)
  return { authentication: undefined, routeId: undefined, ctx: { ...facts, address: request.ip, actor: { kind: 'service', name: 'anonymous', roles: [] }, purpose: 'public', permissions: new Set() } }
}

/** Asks the identity port who sends the request; no database is asked when nothing is shown. */
export async function identify(request: FastifyRequest, authenticate: Authenticate): Promise<void> {
  const { ctx } = request.jingwei
  const cookie = request.cookies[sessionCookie]
  const bearer = /^Bearer\s+(\S+)$/iu.exec(request.headers.authorization ?? '')?.[1]
  if (cookie === undefined && bearer === undefined) return
  const credentials = { address: request.ip, ...(cookie === undefined ? {} : { cookie }), ...(bearer === undefined ? {} : { bearer }) }
  const authentication = await authenticate(credentials, ctx)
  if (!authentication) return
  const { actor, permissions, purpose } = authentication
  request.jingwei.authentication = authentication
  request.jingwei.ctx = { ...ctx, actor, permissions, purpose }
}

function factsOf(request: FastifyRequest, clock: Clock, logger: Logger): RequestFacts {
  const lang = new URLSearchParams(request.raw.url?.split('?')[1]).get('lang')
  return { traceId: request.id, locale: readLocale(lang ?? undefined, request.headers['accept-language']), clock, logger }
}
