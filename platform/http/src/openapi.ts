import type { Route } from './route.ts'
import { strictSchema } from './strict-schema.ts'

export type OpenApiInfo = { readonly title: string; readonly version: string; readonly licence?: string }

type Json = Readonly<Record<string, unknown>>

const problem = {
  type: 'object',
  required: ['type', 'title', 'status', 'detail', 'code', 'traceId'],
  properties: {
    type: { type: 'string' }, title: { type: 'string' }, status: { type: 'integer' }, detail: { type: 'string' }, code: { type: 'string' }, traceId: { type: 'string' },
    errors: { type: 'array', items: { type: 'object', required: ['field', 'detail'], properties: { field: { type: 'string' }, detail: { type: 'string' } } } },
  },
}

/** OpenAPI 3.1 of the declared routes; TypeBox schemas are JSON Schema 2020-12 already, so they go in as they are. */
export function openApi(routes: readonly Route[], info: OpenApiInfo): Json {
  const paths: Record<string, Record<string, Json>> = {}
  for (const route of routes) {
    const path = route.path.replaceAll(/:(\w+)/gu, '{$1}')
    paths[path] = { ...paths[path], [route.method.toLowerCase()]: operation(route) }
  }
  const tags = [...new Set(routes.flatMap(tagsOf))].toSorted()
  return {
    openapi: '3.1.1',
    info: { title: info.title, version: info.version, license: { name: 'Apache-2.0', identifier: info.licence ?? 'Apache-2.0' } },
    servers: [{ url: '/', description: 'This server' }],
    tags: tags.map((name) => ({ name, description: `Routes of ${name}` })),
    paths,
    components: {
      schemas: { Problem: problem },
      responses: { Problem: { description: 'Refused (RFC 9457)', content: { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } } } } },
      securitySchemes: {
        session: { type: 'apiKey', in: 'cookie', name: 'jw_session', description: 'Browser session; unsafe methods also need the header x-csrf-token' },
        token: { type: 'http', scheme: 'bearer', description: 'API token with scopes' },
      },
    },
  }
}

const tagsOf = (route: Route): readonly string[] => route.tags ?? [route.id.split('.')[0] ?? 'api']

function operation(route: Route): Json {
  const body = requestBody(route)
  return {
    operationId: route.id,
    summary: route.summary.en,
    description: route.summary.zh,
    tags: tagsOf(route),
    'x-zone': route.zone,
    'x-permission': route.permission,
    security: route.permission === 'public' ? [] : [{ session: [] }, { token: [] }],
    parameters: [...parameters(route.params, 'path'), ...parameters(route.query, 'query')],
    ...(body ? { requestBody: body } : {}),
    responses: { ...success(route), '4XX': { $ref: '#/components/responses/Problem' }, '5XX': { $ref: '#/components/responses/Problem' } },
  }
}

function parameters(schema: unknown, place: 'path' | 'query'): Json[] {
  const { properties, required } = strictSchema(schema)
  if (typeof properties !== 'object' || properties === null) return []
  const needed = new Set(Array.isArray(required) ? required : [])
  return Object.entries(properties).map(([name, property]) => ({ name, in: place, required: place === 'path' || needed.has(name), schema: property }))
}

function requestBody(route: Route): Json | undefined {
  if (route.upload) {
    const schema = { type: 'object', properties: { files: { type: 'array', items: { type: 'string', contentMediaType: 'application/octet-stream' } } } }
    return { required: true, content: { 'multipart/form-data': { schema } } }
  }
  return route.body ? { required: true, content: { 'application/json': { schema: strictSchema(route.body) } } } : undefined
}

function success(route: Route): Json {
  if (route.response === 'empty') return { '204': { description: 'Done' } }
  if (route.response === 'file') return { '200': { description: 'File', content: { 'application/octet-stream': { schema: { type: 'string', contentMediaType: 'application/octet-stream' } } } } }
  return { '200': { description: 'OK', content: { 'application/json': { schema: strictSchema(route.response) } } } }
}
