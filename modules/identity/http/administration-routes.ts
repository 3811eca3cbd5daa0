import type { Route } from '@jingwei/http'
import { Day, PageOf, defineRoute, pageOf, pagingQuery, readPaging } from '@jingwei/http'
import { Type } from 'typebox'
import type { Identity } from '../service/identity.ts'
import { withFile } from './people-routes.ts'
import { AuditItem, Kind, Organisation, OrganisationItem, OrganisationRequest, Rejected, RoleId } from './schemas.ts'

const zone = 'government' as const

/** Organisations, what roles may do, and the audit trail. */
export const administrationRoutes = (identity: Identity): readonly Route[] => [
  defineRoute({
    id: 'identity.organisation.list', method: 'GET', path: '/api/identity/organisations', zone, permission: 'identity.people', summary: { zh: '组织', en: 'Organisations' },
    query: Type.Object({ ...pagingQuery, q: Type.Optional(Type.String({ maxLength: 100 })), kind: Type.Optional(Kind) }), response: PageOf(OrganisationItem),
    handle: async ({ ctx, query }) => {
      const paging = readPaging(query)
      const { items, total } = await identity.listOrganisations(ctx, query, paging.limit, paging.offset)
      return pageOf(paging, items, total)
    },
  }),
  defineRoute({
    id: 'identity.organisation.create', method: 'POST', path: '/api/identity/organisations', zone, permission: 'identity.accounts', summary: { zh: '新建组织', en: 'Make an organisation' },
    body: OrganisationRequest, response: Organisation, handle: ({ ctx, body }) => identity.createOrganisation(ctx, body),
  }),
  defineRoute({
    id: 'identity.organisation.import', method: 'POST', path: '/api/identity/organisations/import', zone, permission: 'identity.accounts', summary: { zh: '批量导入组织', en: 'Import organisations' },
    upload: { maxFiles: 1, maxFileMiB: 20 }, response: Type.Object({ created: Type.Integer(), updated: Type.Integer(), rejected: Rejected }),
    handle: ({ ctx, files }) => withFile(files, (file) => identity.importOrganisations(ctx, file)),
  }),
  defineRoute({
    id: 'identity.role.list', method: 'GET', path: '/api/identity/roles', zone, permission: 'signed-in', summary: { zh: '角色', en: 'Roles and what they may' },
    response: Type.Array(Type.Object({ id: RoleId, zh: Type.String(), en: Type.String(), permissions: Type.Array(Type.String()) })),
    handle: async () => identity.roles(),
  }),
  defineRoute({
    id: 'identity.audit.list', method: 'GET', path: '/api/identity/audit', zone, permission: 'identity.audit', summary: { zh: '审计日志', en: 'Audit trail' },
    query: Type.Object({ ...pagingQuery, person: Type.Optional(Type.String({ maxLength: 100 })), action: Type.Optional(Type.String({ maxLength: 100 })), from: Type.Optional(Day), to: Type.Optional(Day) }),
    response: PageOf(AuditItem),
    handle: async ({ ctx, query }) => {
      const paging = readPaging(query)
      const { items, total } = await identity.readAudit(ctx, query, paging.limit, paging.offset)
      return pageOf(paging, items, total)
    },
  }),
]
