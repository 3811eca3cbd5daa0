import { createHash } from 'node:crypto'
import { Type } from 'typebox'
import { ById, csvType, defineRoute, fileResponse, pagingQuery, readPaging, xlsxType, type Route } from '@jingwei/http'
import { grantFile } from '../service/grant-file.ts'
import { trace, usesOfMine } from '../service/read.ts'
import type { Sharing } from '../service/sharing.ts'
import { readGrantRows } from '../service/use-grant.ts'
import { GrantRows, GrantUse, Traced } from './schemas.ts'
import { labelOf, tracedView, useView } from './view.ts'

const zone = 'government' as const

/** Using a grant, seeing who uses what, and telling whose a found file was. */
export const grantRoutes = (sharing: Sharing): readonly Route[] => [
  defineRoute({
    id: 'sharing.grant.rows', method: 'GET', path: '/api/sharing/grants/:id/rows', zone, permission: 'sharing.use', summary: { zh: '查看获批数据', en: 'Granted data, a page of enterprises; a token reads it as API' },
    params: ById, query: Type.Object(pagingQuery), response: GrantRows, rateLimit: { max: 600, perSeconds: 60 },
    handle: async ({ ctx, params, query }) => {
      const { page, pageSize, limit, offset } = readPaging(query)
      const { grant, lines, total } = await readGrantRows(sharing.platform, ctx, params.id, limit, offset)
      return { grantNo: grant.grantNo, endsOn: grant.endsOn, items: grant.items.map(({ id }) => labelOf(id)), rows: lines.map((line) => ({ ...line, cells: [...line.cells] })), total, page, pageSize }
    },
  }),
  defineRoute({
    id: 'sharing.grant.file', method: 'GET', path: '/api/sharing/grants/:id/file', zone, permission: 'sharing.use', summary: { zh: '下载获批数据', en: 'Granted data as a file that can be traced' },
    params: ById, query: Type.Object({ format: Type.Union([Type.Literal('csv'), Type.Literal('xlsx')]) }), response: 'file', rateLimit: { max: 30, perSeconds: 60 },
    handle: async ({ ctx, params, query }) => {
      const { name, content } = await grantFile(sharing.platform, ctx, params.id, query.format)
      return fileResponse(name, query.format === 'csv' ? csvType : xlsxType, content)
    },
  }),
  defineRoute({
    id: 'sharing.uses', method: 'GET', path: '/api/sharing/uses', zone, permission: 'sharing.overview', summary: { zh: '谁在用我的数', en: 'Who uses what one’s office owns' },
    response: Type.Object({ items: Type.Array(GrantUse) }), handle: async ({ ctx }) => ({ items: (await usesOfMine(sharing.platform, ctx)).map(useView) }),
  }),
  defineRoute({
    id: 'sharing.trace.mark', method: 'GET', path: '/api/sharing/trace', zone, permission: 'sharing.trace', summary: { zh: '按编号追溯文件', en: 'Whose a file was, by the number printed in it' },
    query: Type.Object({ mark: Type.String({ minLength: 1, maxLength: 80 }) }), response: Traced, rateLimit: { max: 60, perSeconds: 60 },
    handle: async ({ ctx, query }) => tracedView(await trace(sharing.platform, ctx, { mark: query.mark.trim() })),
  }),
  defineRoute({
    id: 'sharing.trace.file', method: 'POST', path: '/api/sharing/trace', zone, permission: 'sharing.trace', summary: { zh: '按文件追溯', en: 'Whose a file was, by the file itself' },
    upload: { maxFiles: 1, maxFileMiB: 512 }, response: Traced, rateLimit: { max: 30, perSeconds: 60 },
    handle: async ({ ctx, files }) => {
      const hash = createHash('sha256')
      for await (const file of files) for await (const chunk of file.stream) hash.update(chunk as Buffer)
      return tracedView(await trace(sharing.platform, ctx, { digest: hash.digest('hex') }))
    },
  }),
]
