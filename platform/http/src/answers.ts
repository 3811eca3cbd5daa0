import type { Logger } from '@jingwei/kernel'
import { JingweiError, errorEntry } from '@jingwei/kernel'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import type { PortalFiles } from './portal-files.ts'
import { InvalidRequest, asJingweiError, problemOf, problemType } from './problem.ts'
import { uploadLimits } from './read-files.ts'
import type { RequestState } from './request-state.ts'
import type { Route } from './route.ts'
import type { HttpSettings } from './settings.ts'
import { fieldProblems } from './validation.ts'

export type AnswerOptions = { readonly routes: readonly Route[]; readonly logger: Logger; readonly settings: HttpSettings; readonly portal: PortalFiles }

/** The answers no handler gives: portal files, not found, wrong method, and every error as a problem. */
export function registerAnswers(app: FastifyInstance, { routes, logger, settings, portal }: AnswerOptions): void {
  const patterns = routes.map((route) => ({ method: route.method, pattern: new RegExp(`^${route.path.replaceAll(/:\w+/gu, '[^/]+')}$`, 'u') }))
  const byId = new Map(routes.map((route) => [route.id, route]))

  app.setNotFoundHandler({ preHandler: app.rateLimit() }, (request, reply) => {
    const readable = request.method === 'GET' || request.method === 'HEAD'
    const sent = readable ? portal(request, reply) : undefined
    if (sent) return sent
    const path = request.url.split('?')[0] ?? '/'
    const allowed = patterns.filter(({ pattern }) => pattern.test(path)).map(({ method }) => method)
    if (allowed.length === 0) throw new JingweiError('http.no_route', { method: request.method, path })
    reply.header('allow', allowed.join(', '))
    throw new JingweiError('http.method_not_allowed', { path, method: request.method, allowed: allowed.join(', ') })
  })

  app.setErrorHandler((thrown, request, reply) => {
    const route = byId.get(request.jingwei.routeId ?? '')
    const error = readError(thrown, request, route, settings)
    logError(logger, error, thrown, request)
    return sendProblem(reply, request, error)
  })
}

/** What the framework refuses before any hook runs, such as an address that cannot be decoded. */
export function answerEarly(thrown: unknown, request: FastifyRequest, reply: FastifyReply, settings: HttpSettings, state: RequestState): void {
  request.jingwei = state
  void sendProblem(reply, request, readError(thrown, request, undefined, settings))
}

function readError(thrown: unknown, request: FastifyRequest, route: Route | undefined, settings: HttpSettings): JingweiError {
  if (thrown instanceof Error && 'validation' in thrown && Array.isArray(thrown.validation)) {
    const part = 'validationContext' in thrown ? String(thrown.validationContext) : 'request'
    return new InvalidRequest(fieldProblems(part === 'querystring' ? 'query' : part, thrown.validation))
  }
  return asJingweiError(thrown, {
    traceId: request.id,
    bodyLimit: route?.bodyLimit ?? settings.bodyKiB * 1024,
    maxFiles: uploadLimits(route?.upload ?? {}, settings).files,
    mediaType: request.headers['content-type'] ?? '',
    expected: route?.upload ? 'multipart/form-data' : 'application/json',
    path: request.url.split('?')[0] ?? '/',
  })
}

function sendProblem(reply: FastifyReply, request: FastifyRequest, error: JingweiError): FastifyReply {
  const problem = problemOf(error, request.jingwei.ctx.locale, request.id)
  const { seconds } = error.details
  if ((error.status === 429 || error.status === 503) && typeof seconds === 'number') reply.header('retry-after', String(seconds))
  // The rest of any other refused body is swallowed, so that the sender gets to read why; a slow one is not waited for.
  if (error.status === 408) reply.header('connection', 'close')
  return reply.code(error.status).header('cache-control', 'no-store').type(problemType).serializer(JSON.stringify).send(problem)
}

function logError(logger: Logger, error: JingweiError, thrown: unknown, request: FastifyRequest): void {
  const level = errorEntry(error.code)?.level ?? (error.status >= 500 ? 'error' : 'debug')
  const fields = { traceId: request.id, code: error.code, route: request.jingwei.routeId }
  if (error.status < 500) logger[level](fields, error.message)
  else logger[level]({ ...fields, stack: thrown instanceof Error ? thrown.stack : String(thrown) }, error.message)
}
