import { Type } from 'typebox'
import { JingweiError, type Ctx } from '@jingwei/kernel'
import { ById, compact, defineRoute, PageOf, pageOf, pagingQuery, readPaging, type Route } from '@jingwei/http'
import type { HubPlatform } from '../service/platform.ts'
import { countBands, countImports, filesOfImports, listImports, type BandCounts, type ImportFileView } from '../store/deliveries.ts'
import { findImport, type ImportRow } from '../store/imports.ts'
import { receiveImport } from '../service/receive-import.ts'
import { cancelImport } from '../service/cancel-import.ts'
import { uploads } from './uploads.ts'
import { fileError, iso, sourceRef } from './ref.ts'
import { Import } from './schemas.ts'

const notes: Readonly<Record<string, { zh: string; en: string }>> = {
  receive: { zh: '等待开始', en: 'Waiting to begin' },
  land: { zh: '逐行入库', en: 'Keeping every row' },
  link: { zh: '识别企业', en: 'Finding the enterprise' },
  fuse: { zh: '生成一企一档', en: 'Making the records' },
  done: { zh: '完成', en: 'Done' },
}

/** Receiving files and following what becomes of them. */
export const importRoutes = (hub: HubPlatform): readonly Route[] => [
  defineRoute({
    id: 'hub.import.create', method: 'POST', path: '/api/hub/imports', zone: 'government', permission: 'hub.import.run', summary: { zh: '上传并导入文件', en: 'Upload and import files' },
    upload: { maxFiles: 50, maxFileMiB: Number(hub.settings['hub.uploadMiB']) }, response: Type.Object({ importId: Type.String() }),
    handle: async ({ ctx, files }) => ({ importId: await receiveImport(hub, ctx, uploads(files)) }),
  }),
  defineRoute({
    id: 'hub.import.list', method: 'GET', path: '/api/hub/imports', zone: 'government', permission: 'hub.batch.read', summary: { zh: '导入记录', en: 'Imports' },
    query: Type.Object(pagingQuery), response: PageOf(Import),
    handle: async ({ ctx, query }) => {
      const paging = readPaging(query)
      const rows = await listImports(hub.store, ctx, paging.limit, paging.offset)
      const files = await filesOfImports(hub.store, ctx, rows.map((row) => row.id))
      return pageOf(paging, rows.map((row) => view(ctx, row, files, { auto: 0, review: 0, new: 0, quarantined: 0 })), await countImports(hub.store, ctx))
    },
  }),
  defineRoute({
    id: 'hub.import.read', method: 'GET', path: '/api/hub/imports/:id', zone: 'government', permission: 'hub.batch.read', summary: { zh: '导入进度', en: 'Progress of an import' },
    params: ById, response: Import,
    handle: async ({ ctx, params }) => {
      const row = await findImport(hub.store, ctx, params.id)
      if (!row) throw new JingweiError('kernel.not_found', { what: '导入 import', id: params.id })
      return view(ctx, row, await filesOfImports(hub.store, ctx, [row.id]), await countBands(hub.store, ctx, row))
    },
  }),
  defineRoute({
    id: 'hub.import.cancel', method: 'POST', path: '/api/hub/imports/:id/cancel', zone: 'government', permission: 'hub.import.run', summary: { zh: '取消导入', en: 'Cancel an import' },
    params: ById, response: 'empty', handle: ({ ctx, params }) => cancelImport(hub, ctx, params.id),
  }),
]

function view(ctx: Ctx, row: ImportRow, files: readonly ImportFileView[], counts: BandCounts) {
  return compact({
    id: row.id, state: row.state, stage: row.stage, done: Number(row.done), total: Number(row.total), note: notes[row.stage] ?? { zh: '', en: '' }, requestedBy: row.requested_by, counts,
    createdAt: row.created_at.toISOString(), startedAt: iso(row.started_at), finishedAt: iso(row.finished_at), ...fileError(ctx, row.error),
    files: files.filter((file) => file.import_id === row.id).map((file) => compact({
      fileName: file.file_name, state: file.state, rows: Number(file.rows ?? 0n), quarantined: Number(file.quarantined ?? 0n), duplicates: Number(file.duplicates ?? 0n),
      source: file.source_id ? sourceRef(file.source_id) : undefined, batchId: file.batch_id ?? undefined, ...fileError(ctx, file.error),
    })),
  })
}
