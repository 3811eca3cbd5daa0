import { JingweiError, newId, type PersonId, type Role } from '@jingwei/kernel'
import { Type } from 'typebox'
import type { Authenticate, HttpServerOptions, Route } from '../index.ts'
import { ById, PageOf, createHttpServer, defineRoute, fileResponse, pageOf, pagingQuery, readHttpSettings, readPaging } from '../index.ts'

export const permissions = [{ id: 'demo.read', zh: '查看', en: 'Read', roles: ['officer'] as const }, { id: 'demo.write', zh: '修改', en: 'Write', roles: ['system'] as const }]

const both = { zone: 'both' as const, tags: ['demo'] }

export const read: { fileName: string; field: string; bytes: number }[] = []

export const routes: readonly Route[] = [
  defineRoute({ ...both, id: 'demo.hello', method: 'GET', path: '/api/demo/hello', permission: 'public', summary: { zh: '问候', en: 'Hello' }, response: Type.Object({ hello: Type.String() }), handle: async () => ({ hello: '经纬' }) }),
  defineRoute({
    ...both, id: 'demo.list', method: 'GET', path: '/api/demo/items', permission: 'demo.read', summary: { zh: '列表', en: 'List' },
    query: Type.Object({ ...pagingQuery, withCode: Type.Optional(Type.Boolean()), sort: Type.Optional(Type.Union([Type.Literal('name'), Type.Literal('-name')])) }),
    response: PageOf(Type.Object({ n: Type.Integer() })),
    handle: async ({ query }) => pageOf(readPaging(query), [{ n: (query.page ?? 1) + (query.withCode ? 1 : 0) }], 1),
  }),
  defineRoute({ ...both, id: 'demo.one', method: 'GET', path: '/api/demo/items/:id', permission: 'demo.read', summary: { zh: '一项', en: 'One' }, params: ById, response: Type.Object({ id: Type.String() }), handle: async ({ params }) => { throw new JingweiError('kernel.not_found', { what: '项目', id: params.id }) } }),
  defineRoute({ ...both, id: 'demo.make', method: 'POST', path: '/api/demo/items', permission: 'demo.write', summary: { zh: '新建', en: 'Make' }, body: Type.Object({ name: Type.String({ maxLength: 10 }) }), bodyLimit: 2048, response: Type.Object({ id: Type.String() }), handle: async () => ({ id: newId() }) }),
  defineRoute({ ...both, id: 'demo.leak', method: 'GET', path: '/api/demo/leak', permission: 'public', summary: { zh: '泄漏', en: 'Leak' }, response: Type.Object({ name: Type.String() }), handle: async () => ({ name: 'a', passwordHash: 'argon2' }) }),
  defineRoute({ ...both, id: 'demo.crash', method: 'GET', path: '/api/demo/crash', permission: 'public', summary: { zh: '出错', en: 'Crash' }, response: 'empty', handle: async () => { throw new Error('select * from secret_table') } }),
  defineRoute({ ...both, id: 'demo.full', method: 'GET', path: '/api/demo/full', permission: 'public', summary: { zh: '写满', en: 'Full' }, response: 'empty', handle: async () => { throw Object.assign(new Error('write'), { code: 'ENOSPC' }) } }),
  defineRoute({ ...both, id: 'demo.file', method: 'GET', path: '/api/demo/file', permission: 'public', summary: { zh: '下载', en: 'Download' }, response: 'file', handle: async () => fileResponse('企业名单\r\n"2026".csv', 'text/csv; charset=utf-8', '名称\n') }),
  defineRoute({
    ...both, id: 'demo.upload', method: 'POST', path: '/api/demo/upload', permission: 'public', summary: { zh: '上传', en: 'Upload' }, upload: { maxFiles: 2, maxFileMiB: 1 }, response: Type.Object({ files: Type.Integer() }),
    handle: async ({ files }) => {
      read.length = 0
      for await (const file of files) {
        let bytes = 0
        for await (const chunk of file.stream) bytes += (chunk as Buffer).length
        read.push({ fileName: file.fileName, field: file.field, bytes })
      }
      return { files: read.length }
    },
  }),
  defineRoute({ ...both, id: 'demo.rare', method: 'GET', path: '/api/demo/rare', permission: 'public', summary: { zh: '限次', en: 'Rare' }, rateLimit: { max: 2, perSeconds: 60 }, response: 'empty', handle: async () => {} }),
  defineRoute({ ...both, id: 'demo.sign_in', method: 'POST', path: '/api/demo/sign-in', permission: 'public', summary: { zh: '登录', en: 'Sign in' }, body: Type.Object({}), response: 'empty', handle: async ({ setSession }) => setSession('officer') }),
  defineRoute({ ...both, zone: 'government', id: 'demo.inner', method: 'GET', path: '/api/demo/inner', permission: 'public', summary: { zh: '内网', en: 'Inner' }, response: 'empty', handle: async () => {} }),
]

/** A cookie or token named after the role signs that role in. */
export const authenticate: Authenticate = async ({ cookie, bearer }) => {
  const role = (bearer ?? cookie) as Role
  if (role as string === 'nobody') return undefined
  const held = permissions.filter((permission) => permission.roles.some((name: Role) => name === role)).map((permission) => permission.id)
  return {
    actor: { kind: 'person', name: role, roles: [role], personId: newId<PersonId>() }, permissions: new Set(held), purpose: 'duty',
    ...(bearer === undefined ? { session: { id: newId(), csrfToken: `csrf-${role}` } } : {}),
  }
}

export const door = (options: Partial<HttpServerOptions> = {}, settings: Record<string, unknown> = {}) =>
  createHttpServer({ routes, authenticate, info: { title: 'Demo', version: '1.0.0' }, settings: readHttpSettings(settings), ...options })

export const as = (role: string) => ({ cookie: `jw_session=${role}`, 'x-csrf-token': `csrf-${role}` })
