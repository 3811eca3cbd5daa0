import type { FastifyInstance, FastifyReply, FastifyRequest, RouteOptions } from 'fastify'
import { JingweiError } from '@jingwei/kernel'
import { demandAccess } from './access.ts'
import { sessionCookie } from './authentication.ts'
import type { FileResponse } from './file-response.ts'
import { contentDisposition } from './file-response.ts'
import { readFiles } from './read-files.ts'
import type { ResponseCheck } from './response-check.ts'
import { checkResponse } from './response-check.ts'
import type { Route, RouteInput } from './route.ts'
import type { HttpSettings } from './settings.ts'
import { limitBodyTime } from './slow-clients.ts'
import { strictSchema } from './strict-schema.ts'

const noFields = { type: 'object', properties: {}, additionalProperties: false }

async function* noFiles() {}

export type Mounting = { readonly settings: HttpSettings; readonly strictResponses: boolean }

/** Turns one declaration into a Fastify route: access, schemas, limits, and the handler's value as the answer. */
export function mountRoute(app: FastifyInstance, route: Route, { settings, strictResponses }: Mounting): void {
  const json = typeof route.response === 'string' ? undefined : route.response
  const check = json && checkResponse(route.id, json, strictResponses)
  const options: RouteOptions = {
    method: route.method,
    url: route.path,
    schema: {
      params: route.params ?? noFields,
      querystring: route.query ?? noFields,
      ...(route.body ? { body: route.body } : {}),
      ...(json ? { response: { 200: strictSchema(json) } } : {}),
    },
    bodyLimit: route.bodyLimit ?? settings.bodyKiB * 1024,
    config: route.rateLimit ? { rateLimit: { max: route.rateLimit.max, timeWindow: route.rateLimit.perSeconds * 1000 } } : {},
    // Before the body is parsed: nobody uploads what he may not.
    preParsing: [
      async (request, _reply, payload) => {
        const { ctx, authentication } = request.jingwei
        request.jingwei.routeId = route.id
        demandAccess(route, ctx, authentication, headerOf(request, 'x-csrf-token'))
        return payload
      },
      ...(route.upload ? [] : [limitBodyTime(settings.bodySeconds)]),
    ],
    preValidation: async (request) => {
      // Every route takes `lang`; no declaration has to repeat it.
      if (typeof request.query === 'object' && request.query !== null && 'lang' in request.query) delete request.query.lang
    },
    handler: async (request, reply) => {
        if (route.upload && !request.isMultipart()) throw new JingweiError('http.unsupported_media_type', { found: request.headers['content-type'] ?? '', expected: 'multipart/form-data' })
      return answer(route, check, reply, await route.handle(inputOf(route, request, reply, settings)))
    },
  }
  app.route(options)
}

function inputOf(route: Route, request: FastifyRequest, reply: FastifyReply, settings: HttpSettings): RouteInput {
  const { ctx, authentication } = request.jingwei
  const path = settings.basePath
  const setSession = (token: string | undefined) => {
    if (token === undefined) reply.clearCookie(sessionCookie, { path })
    else reply.setCookie(sessionCookie, token, { path, httpOnly: true, sameSite: 'strict', secure: request.protocol === 'https' })
  }
  return {
    ctx, setSession,
    params: request.params, query: request.query, body: request.body,
    files: route.upload ? readFiles(request, route.upload, settings) : noFiles(),
    address: request.ip,
    userAgent: (headerOf(request, 'user-agent') ?? '').slice(0, 400),
    ...(authentication?.session ? { session: authentication.session } : {}),
  }
}

function answer(route: Route, check: ResponseCheck | undefined, reply: FastifyReply, value: unknown): FastifyReply {
  reply.header('cache-control', 'no-store')
  if (route.response === 'empty') return reply.code(204).send()
  if (route.response === 'file') return sendFile(reply, value as FileResponse)
  check?.(value, reply.request.jingwei.ctx.logger)
  return reply.type('application/json; charset=utf-8').send(value)
}

function sendFile(reply: FastifyReply, file: FileResponse): FastifyReply {
  reply.header('content-disposition', contentDisposition(file.fileName))
  reply.header('x-content-type-options', 'nosniff')
  return reply.type(file.mediaType).send(file.content)
}

function headerOf(request: FastifyRequest, name: string): string | undefined {
  const value = request.headers[name]
  return typeof value === 'string' ? value : undefined
}
