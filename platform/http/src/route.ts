import type { Ctx } from '@jingwei/kernel'
import type { Static, TObject, TSchema } from 'typebox'
import type { FileResponse } from './file-response.ts'
import type { UploadedFile } from './upload.ts'

/** Which network may reach a route: the government extranet, the internet, or both. */
export type Zone = 'government' | 'internet' | 'both'

export type Method = 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE'

/** A schema of the JSON answer, `'file'` for a download, `'empty'` for 204. */
export type ResponseShape = TSchema | 'file' | 'empty'

export type ResponseValue<Shape extends ResponseShape> = Shape extends TSchema ? Static<Shape> : Shape extends 'file' ? FileResponse : void

type Nothing = TObject<Record<never, never>>

/** What a handler is given. There is no reply object: a handler returns its value or throws a JingweiError. */
export type RouteInput<Params extends TSchema = TSchema, Query extends TSchema = TSchema, Body extends TSchema = TSchema> = {
  readonly ctx: Ctx
  readonly params: Static<Params>
  readonly query: Static<Query>
  readonly body: Static<Body>
  /** Files of a multipart request, one after the other; empty unless the route declares `upload`. */
  readonly files: AsyncIterable<UploadedFile>
  /** The address of the caller as far as trusted proxies tell. */
  readonly address: string
  /** What the caller's program calls itself, cut to 400 characters; said by the caller, so it proves nothing. */
  readonly userAgent: string
  /** The session that authenticated the request; undefined for API tokens and the public. */
  readonly session?: { readonly id: string; readonly csrfToken: string }
  /** Starts or ends the browser's session cookie. */
  readonly setSession: (token: string | undefined) => void
}

export type Upload = { readonly maxFiles?: number; readonly maxFileMiB?: number }

type Declaration<Params extends TSchema, Query extends TSchema, Body extends TSchema, Response extends ResponseShape> = {
  /** Stable, dotted, begins with the module's id: becomes the operationId. */
  readonly id: string
  readonly method: Method
  /** Fastify form: `/api/hub/batches/:id`. */
  readonly path: string
  readonly zone: Zone
  /** `public`, `signed-in`, or the id of one permission. Checked before the body is read. */
  readonly permission: string
  readonly summary: { readonly zh: string; readonly en: string }
  readonly params?: Params
  readonly query?: Query
  readonly body?: Body
  readonly upload?: Upload
  readonly response: Response
  readonly tags?: readonly string[]
  /** Stricter than the general limit, counted per person or address. */
  readonly rateLimit?: { readonly max: number; readonly perSeconds: number }
  /** Bytes of a JSON body; the setting `http.bodyKiB` when absent. */
  readonly bodyLimit?: number
  handle(input: RouteInput<Params, Query, Body>): Promise<ResponseValue<Response>>
}

/** A declared route with its types forgotten, as the server and the matrix test see it. */
export type Route = Omit<Declaration<TSchema, TSchema, TSchema, ResponseShape>, 'handle'> & {
  handle(input: RouteInput): Promise<unknown>
}

/**
 * Declares a route. Requests are strict (an unknown field is an error that names it), answers hold what the schema
 * declares and nothing else.
 * @example
 * defineRoute({ id: 'hub.batch', method: 'GET', path: '/api/hub/batches/:id', zone: 'government', permission: 'hub.read',
 *   summary: { zh: '批次', en: 'Batch' }, params: ById, response: Batch,
 *   handle: ({ ctx, params }) => service.batch(ctx, params.id) })
 */
export function defineRoute<Response extends ResponseShape, Params extends TSchema = Nothing, Query extends TSchema = Nothing, Body extends TSchema = Nothing>(
  declaration: Declaration<Params, Query, Body, Response>,
): Route {
  const { handle, ...rest } = declaration
  return { ...rest, handle: (input) => handle.call(declaration, input as RouteInput<Params, Query, Body>) }
}
