import type { Server } from 'node:http'
import compress from '@fastify/compress'
import cookie from '@fastify/cookie'
import multipart from '@fastify/multipart'
import rateLimit from '@fastify/rate-limit'
import type { Clock, Logger } from '@jingwei/kernel'
import { JingweiError, newId, silentLogger, systemClock } from '@jingwei/kernel'
import type { FastifyInstance } from 'fastify'
import { fastify } from 'fastify'
import { servedIn } from './access.ts'
import { registerAccessLog } from './access-log.ts'
import { answerEarly, registerAnswers } from './answers.ts'
import type { Authenticate } from './authentication.ts'
import { identify, strangerState } from './identify.ts'
import { mountRoute } from './mount-route.ts'
import type { OpenApiInfo } from './openapi.ts'
import { openApi } from './openapi.ts'
import { demandOwnOrigin } from './origin.ts'
import { registerPortalFiles } from './portal-files.ts'
import { limitKey } from './request-state.ts'
import type { Route, Zone } from './route.ts'
import { registerSecurityHeaders } from './security-headers.ts'
import type { HttpSettings } from './settings.ts'
import { readHttpSettings } from './settings.ts'
import { answerBrokenRequest, timeouts } from './slow-clients.ts'
import { compileSchema } from './validation.ts'

export type HttpServerOptions = {
  readonly routes: readonly Route[]
  readonly authenticate: Authenticate
  readonly info: OpenApiInfo
  readonly logger?: Logger
  readonly clock?: Clock
  /** `internet` for a public process: it carries no route of the government zone. */
  readonly zone?: Zone
  /** Folder of the built portal; without it only the API is served. */
  readonly staticDir?: string
  readonly settings?: HttpSettings
  /** Answers that differ from their declaration fail instead of being cut; on under NODE_ENV=test. */
  readonly strictResponses?: boolean
}

/** A server ready to listen; `inject` tries it without a socket. */
export type HttpServer = {
  readonly inject: FastifyInstance['inject']
  readonly server: Server
  readonly openApi: object
  /** @returns the address it listens on, e.g. http://127.0.0.1:8080 */
  listen(options: { readonly port: number; readonly host: string }): Promise<string>
  /** Lets running requests finish, then closes. */
  close(): Promise<void>
}

/** Composes the door from declared routes. Everything it refuses is a problem+json of the one error registry. */
export async function createHttpServer(options: HttpServerOptions): Promise<HttpServer> {
  const { logger = silentLogger, clock = systemClock, zone = 'both', settings = readHttpSettings({}) } = options
  const routes = options.routes.filter((route) => servedIn(route, zone))
  const proxies = listOf(settings.trustProxy)
  const app: FastifyInstance = fastify({
    ...timeouts(settings),
    logger: false,
    genReqId: () => newId(),
    trustProxy: proxies.length > 0 ? proxies : false,
    clientErrorHandler: answerBrokenRequest(settings),
    frameworkErrors: (error, request, reply) => answerEarly(error, request, reply, settings, strangerState(request, clock, logger)),
    forceCloseConnections: 'idle',
    routerOptions: { maxParamLength: 200 },
  })
  app.removeContentTypeParser('text/plain')
  app.setValidatorCompiler(({ schema, httpPart }) => compileSchema(schema, { text: httpPart !== 'body', now: options.strictResponses ?? false }))
  app.decorateRequest('jingwei')
  app.addHook('onRequest', async (request) => { request.jingwei = strangerState(request, clock, logger) })
  await registerSecurityHeaders(app)
  await app.register(cookie)
  await app.register(compress, { global: true, encodings: ['gzip'], threshold: 1024 })
  await app.register(multipart)
  app.addHook('onRequest', async (request) => {
    demandOwnOrigin({ method: request.method, host: request.host, allowed: listOf(settings.origins), ...originHeaders(request.headers) })
    await identify(request, options.authenticate)
  })
  await app.register(rateLimit, {
    timeWindow: 60_000,
    max: (request) => (request.jingwei.authentication ? settings.requestsPerMinute : settings.anonymousRequestsPerMinute),
    keyGenerator: limitKey,
    errorResponseBuilder: (_request, { ttl }) => new JingweiError('kernel.too_many_requests', { seconds: Math.ceil(ttl / 1000) }),
  })
  registerAccessLog(app, logger)
  const portal = options.staticDir === undefined ? () => undefined : await registerPortalFiles(app, options.staticDir, settings.basePath)
  registerAnswers(app, { routes, logger, settings, portal })
  const document = openApi(routes, options.info)
  app.get('/api/openapi.json', async (_request, reply) => reply.header('cache-control', 'no-cache').send(document))
  const strictResponses = options.strictResponses ?? process.env['NODE_ENV'] === 'test'
  for (const route of routes) mountRoute(app, route, { settings, strictResponses })
  await app.ready()
  return {
    inject: app.inject.bind(app),
    server: app.server,
    openApi: document,
    listen: (address) => app.listen(address),
    close: () => app.close(),
  }
}

const listOf = (text: string): string[] => text.split(',').map((part) => part.trim()).filter((part) => part !== '')

function originHeaders(headers: Readonly<Record<string, string | string[] | undefined>>): { origin?: string; fetchSite?: string } {
  const { origin, 'sec-fetch-site': fetchSite } = headers
  return { ...(typeof origin === 'string' ? { origin } : {}), ...(typeof fetchSite === 'string' ? { fetchSite } : {}) }
}
