import { Type } from 'typebox'
import { csvType, defineRoute, fileResponse, Id, ById, PageOf, pageOf, pagingQuery, readPaging, xlsxType, type Route } from '@jingwei/http'
import { JingweiError, type Ctx } from '@jingwei/kernel'
import type { HubPlatform } from '../service/platform.ts'
import { annotatedFile } from '../service/annotated-file.ts'
import { confirmFix, dismissRow } from '../service/quarantine.ts'
import { hiddenSources } from '../service/hidden-sources.ts'
import { noteEntries } from '../domain/rows/cell-notes.ts'
import { fixEntries, problemEntries, type FixKind, type ProblemCode } from '../domain/rows/problem.ts'
import { countBatches, listBatches, type BatchView } from '../store/deliveries.ts'
import { countQuarantine, groupQuarantine, listQuarantine, type QuarantineRow } from '../store/quarantine.ts'
import { listFixes } from '../store/fixes.ts'
import { sourceRef } from './ref.ts'
import { Batch, QuarantinedRow, QuarantineGroup, SourceRef, Choice } from './schemas.ts'

const optional = Type.Optional

/** Deliveries and the rows set aside from them. */
export const quarantineRoutes = (hub: HubPlatform): readonly Route[] => [
  defineRoute({
    id: 'hub.batch.list', method: 'GET', path: '/api/hub/batches', zone: 'government', permission: 'hub.batch.read', summary: { zh: '批次', en: 'Deliveries' },
    query: Type.Object({ ...pagingQuery, source: optional(Type.String()) }), response: PageOf(Batch),
    handle: async ({ ctx, query }) => {
      const paging = readPaging(query)
      const hidden = hiddenSources(ctx)
      const rows = await listBatches(hub.store, ctx, hidden, query.source === undefined ? {} : { source: query.source }, paging.limit, paging.offset)
      return pageOf(paging, rows.map((row) => batchView(ctx, row)), await countBatches(hub.store, ctx, hidden, query.source))
    },
  }),
  defineRoute({
    id: 'hub.batch.read', method: 'GET', path: '/api/hub/batches/:id', zone: 'government', permission: 'hub.batch.read', summary: { zh: '批次详情', en: 'A delivery' },
    params: ById, response: Batch,
    handle: async ({ ctx, params }) => {
      const [row] = await listBatches(hub.store, ctx, hiddenSources(ctx), { id: params.id }, 1, 0)
      if (!row) throw new JingweiError('kernel.not_found', { what: '批次 delivery', id: params.id })
      return batchView(ctx, row)
    },
  }),
  defineRoute({
    id: 'hub.batch.annotated', method: 'GET', path: '/api/hub/batches/:id/annotated', zone: 'government', permission: 'hub.quarantine.work', summary: { zh: '下载批注后的待修正行', en: 'Download the rows set aside, annotated' },
    params: ById, response: 'file',
    handle: async ({ ctx, params }) => {
      const file = await annotatedFile(hub, ctx, params.id)
      return fileResponse(file.fileName, file.fileName.endsWith('.xlsx') ? xlsxType : csvType, file.content)
    },
  }),
  defineRoute({
    id: 'hub.quarantine.list', method: 'GET', path: '/api/hub/quarantine', zone: 'government', permission: 'hub.quarantine.work', summary: { zh: '待修正行', en: 'Rows set aside' },
    query: Type.Object({ ...pagingQuery, batch: optional(Id), source: optional(Type.String()), code: optional(Type.String()) }), response: PageOf(QuarantinedRow),
    handle: async ({ ctx, query }) => {
      const paging = readPaging(query)
      const filter = { ...(query.batch ? { batchId: query.batch } : {}), ...(query.source ? { source: query.source } : {}), ...(query.code ? { code: query.code } : {}) }
      const hidden = hiddenSources(ctx)
      const rows = await listQuarantine(hub.store, ctx, hidden, filter, paging.limit, paging.offset)
      return pageOf(paging, rows.map(rowView), await countQuarantine(hub.store, ctx, hidden, filter))
    },
  }),
  defineRoute({
    id: 'hub.quarantine.groups', method: 'GET', path: '/api/hub/quarantine/groups', zone: 'government', permission: 'hub.quarantine.work', summary: { zh: '待修正行按原因归类', en: 'Rows set aside by reason' },
    response: Type.Array(QuarantineGroup),
    handle: async ({ ctx }) => (await groupQuarantine(hub.store, ctx, hiddenSources(ctx))).map((group) => ({
      source: sourceRef(group.source_id), code: group.code, reason: reasonOf(group.code), count: group.count, fixes: choices(group.code),
    })),
  }),
  defineRoute({
    id: 'hub.quarantine.fix', method: 'POST', path: '/api/hub/quarantine/fixes', zone: 'government', permission: 'hub.quarantine.work', summary: { zh: '确认一条形式修正并记为规则', en: 'Confirm a fix of form and remember it' },
    body: Type.Object({ sourceId: Type.String(), code: Type.String(), kind: Type.String() }), response: Type.Object({ ruleId: Type.String(), released: Type.Integer() }),
    handle: ({ ctx, body }) => {
      if (!Object.hasOwn(problemEntries, body.code)) throw new JingweiError('hub.fix_unknown', { kind: body.kind, code: body.code })
      return confirmFix(hub, ctx, body.sourceId, body.code as ProblemCode, body.kind as FixKind)
    },
  }),
  defineRoute({
    id: 'hub.quarantine.dismiss', method: 'POST', path: '/api/hub/quarantine/:id/dismiss', zone: 'government', permission: 'hub.quarantine.work', summary: { zh: '不采用一行', en: 'Dismiss a row' },
    params: Type.Object({ id: Type.String({ pattern: '^[0-9]{1,18}$' }) }), response: 'empty', handle: ({ ctx, params }) => dismissRow(hub, ctx, params.id),
  }),
  defineRoute({
    id: 'hub.fix.list', method: 'GET', path: '/api/hub/fixes', zone: 'government', permission: 'hub.quarantine.work', summary: { zh: '已记住的形式修正', en: 'Remembered fixes of form' },
    response: Type.Array(Type.Object({ id: Type.String(), source: SourceRef, fix: Choice, confirmedBy: Type.String(), confirmedAt: Type.String() })),
    handle: async ({ ctx }) => (await listFixes(hub.store, ctx)).map((fix) => ({
      id: fix.id, source: sourceRef(fix.source_id), fix: { kind: fix.kind, ...fixEntries[fix.kind] }, confirmedBy: fix.confirmed_by, confirmedAt: fix.confirmed_at.toISOString(),
    })),
  }),
]

const reasonOf = (code: ProblemCode) => ({ zh: problemEntries[code].zh, en: problemEntries[code].en })
const choices = (code: ProblemCode) => problemEntries[code].fixes.map((kind) => ({ kind, ...fixEntries[kind] }))

function batchView(ctx: Ctx, row: BatchView) {
  return {
    id: row.id, source: sourceRef(row.source_id), fileName: row.file_name, state: row.state, receivedAt: row.received_at.toISOString(), receivedBy: row.received_by, rows: Number(row.rows), accepted: Number(row.accepted),
    quarantined: row.quarantined, duplicates: Number(row.duplicates), auto: row.auto, review: row.review, new: row.new,
    problems: row.problems.map((problem) => ({ code: problem.code, ...reasonOf(problem.code as ProblemCode), count: problem.count })),
    cellNotes: row.cell_notes.map(({ column, reason, count, examples }) => ({ column, ...noteEntries[reason], count, examples: ctx.permissions.has('hub.quarantine.work') ? [...examples] : [] })),
  }
}

function rowView(row: QuarantineRow) {
  const entry = problemEntries[row.problem.code]
  return {
    id: row.id.toString(), batchId: row.batch_id, fileName: row.file_name, source: sourceRef(row.source_id), line: row.line, code: row.problem.code, reason: reasonOf(row.problem.code), advice: { zh: entry.adviceZh, en: entry.adviceEn },
    header: [...row.shape.header], cells: [...row.cells, ...(row.extra ?? [])], expected: row.problem.expected, found: row.problem.found, state: 'open', fixes: choices(row.problem.code),
  }
}
