import type { Route, UploadedFile } from '@jingwei/http'
import { ById, PageOf, csvType, defineRoute, fileResponse, pageOf, pagingQuery, readPaging } from '@jingwei/http'
import { JingweiError } from '@jingwei/kernel'
import { Type } from 'typebox'
import type { Identity } from '../service/identity.ts'
import { peopleTemplate } from '../service/import-people.ts'
import { personView } from './person-view.ts'
import { OneTime, Person, PersonChange, PersonRequest, Rejected, RoleId, State } from './schemas.ts'

const zone = 'government' as const

/** Accounts of people. */
export const peopleRoutes = (identity: Identity): readonly Route[] => [
  defineRoute({
    id: 'identity.person.list', method: 'GET', path: '/api/identity/people', zone, permission: 'identity.people', summary: { zh: '人员', en: 'People' },
    query: Type.Object({ ...pagingQuery, q: Type.Optional(Type.String({ maxLength: 100 })), role: Type.Optional(RoleId), state: Type.Optional(State) }), response: PageOf(Person),
    handle: async ({ ctx, query }) => {
      const paging = readPaging(query)
      const { items, total } = await identity.listPeople(ctx, query, paging.limit, paging.offset)
      return pageOf(paging, items.map(personView), total)
    },
  }),
  defineRoute({
    id: 'identity.person.create', method: 'POST', path: '/api/identity/people', zone, permission: 'identity.accounts', summary: { zh: '新建人员', en: 'Make an account' },
    body: PersonRequest, response: Type.Object({ person: Person, ...OneTime.properties }),
    handle: async ({ ctx, body }) => {
      const { person, oneTimePassword } = await identity.createPerson(ctx, body)
      return { person: personView(person), oneTimePassword }
    },
  }),
  defineRoute({
    id: 'identity.person.change', method: 'PATCH', path: '/api/identity/people/:id', zone, permission: 'identity.people.change', summary: { zh: '变更人员', en: 'Change an account or its roles' },
    params: ById, body: PersonChange, response: Person,
    handle: async ({ ctx, params, body }) => personView(await identity.changePerson(ctx, params.id, body)),
  }),
  defineRoute({
    id: 'identity.person.reset', method: 'POST', path: '/api/identity/people/:id/reset', zone, permission: 'identity.accounts', summary: { zh: '重置口令', en: 'Give a new one-time password' },
    params: ById, response: OneTime, handle: ({ ctx, params }) => identity.resetPassword(ctx, params.id),
  }),
  defineRoute({
    id: 'identity.person.import', method: 'POST', path: '/api/identity/people/import', zone, permission: 'identity.accounts', summary: { zh: '批量导入人员', en: 'Import people' },
    upload: { maxFiles: 1, maxFileMiB: 20 },
    response: Type.Object({ created: Type.Integer(), updated: Type.Integer(), rejected: Rejected, passwords: Type.Array(Type.Object({ account: Type.String(), ...OneTime.properties })) }),
    handle: ({ ctx, files }) => withFile(files, (file) => identity.importPeople(ctx, file)),
  }),
  defineRoute({
    id: 'identity.person.template', method: 'GET', path: '/api/identity/people/template', zone, permission: 'identity.accounts', summary: { zh: '人员导入模板', en: 'Template for importing people' },
    response: 'file', handle: async () => fileResponse('人员导入模板.csv', csvType, peopleTemplate()),
  }),
]

/** Uses the first file while the request is still being read. @throws identity.no_file */
export async function withFile<Outcome>(files: AsyncIterable<UploadedFile>, use: (file: UploadedFile) => Promise<Outcome>): Promise<Outcome> {
  for await (const file of files) return await use(file)
  throw new JingweiError('identity.no_file')
}
