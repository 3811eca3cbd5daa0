import type { Ctx } from '@jingwei/kernel'
import type { Store } from '@jingwei/store'
import type { ProblemCode } from '../domain/rows/problem.ts'
import type { ColumnNote } from '../domain/rows/cell-notes.ts'
import type { ImportRow, FileState } from './imports.ts'

export const listImports = (store: Store, ctx: Ctx, limit: number, offset: number): Promise<ImportRow[]> =>
  store.query<ImportRow>('select * from hub.import order by created_at desc, id desc limit $1 offset $2', [limit, offset], ctx)

export async function countImports(store: Store, ctx: Ctx): Promise<number> {
  const [row] = await store.query<{ count: bigint }>('select count(*) from hub.import', [], ctx)
  return Number(row?.count ?? 0n)
}

export type ImportFileView = {
  readonly import_id: string; readonly file_name: string; readonly source_id: string | null; readonly state: FileState; readonly batch_id: string | null
  readonly rows: bigint | null; readonly quarantined: bigint | null; readonly duplicates: bigint | null; readonly error: { code: string; zh: string; en: string } | null
}

export const filesOfImports = (store: Store, ctx: Ctx, ids: readonly string[]): Promise<ImportFileView[]> =>
  store.query<ImportFileView>(
    `select f.*, b.rows, b.quarantined, b.duplicates from hub.import_file f left join hub.batch b on b.id = f.batch_id where f.import_id = any($1) order by f.import_id, f.ordinal`, [ids], ctx)

export type BandCounts = { readonly auto: number; readonly review: number; readonly new: number; readonly quarantined: number }

const bandColumns = `count(*) filter (where r.state = 'accepted' and m.band = 'auto')::int as auto, count(*) filter (where r.state = 'accepted' and (m.band = 'review' or m.band is null))::int as review,
  count(*) filter (where r.state = 'accepted' and m.band = 'new')::int as new, count(*) filter (where r.state = 'quarantined')::int as quarantined`

const nothing: BandCounts = { auto: 0, review: 0, new: 0, quarantined: 0 }

/**
 * What became of the rows of an import; all zero while it runs. Who follows one looks several times a second, and
 * reading every row each time would cost more than the import itself.
 */
export async function countBands(store: Store, ctx: Ctx, { id, state }: Pick<ImportRow, 'id' | 'state'>): Promise<BandCounts> {
  if (state === 'queued' || state === 'running') return nothing
  const [row] = await store.query<BandCounts>(
    `select ${bandColumns} from hub.batch b join hub.record r on r.batch_id = b.id left join hub.mention m on m.id = r.mention_id where b.import_id = $1`, [id], ctx)
  return row ?? nothing
}

export type BatchView = BandCounts & {
  readonly id: string; readonly source_id: string; readonly file_name: string; readonly state: string; readonly received_at: Date; readonly received_by: string
  readonly rows: bigint; readonly accepted: bigint; readonly duplicates: bigint; readonly problems: readonly { code: string; count: number }[]; readonly cell_notes: readonly ColumnNote[]
}

export const listBatches = (store: Store, ctx: Ctx, hidden: readonly string[], filter: { source?: string; id?: string }, limit: number, offset: number): Promise<BatchView[]> =>
  store.query<BatchView>(
    `select b.id, b.source_id, b.file_name, b.state, b.received_at, b.received_by, b.rows, b.accepted, b.duplicates, b.cell_notes, c.auto, c.review, c.new, c.quarantined,
       coalesce((select json_agg(p) from (select r.problem ->> 'code' as code, count(*)::int as count from hub.record r
         where r.batch_id = b.id and r.state = 'quarantined' group by 1 order by 2 desc) p), '[]') as problems
     from hub.batch b cross join lateral (select ${bandColumns} from hub.record r left join hub.mention m on m.id = r.mention_id where r.batch_id = b.id) c
     where not (b.source_id = any($1)) and ($2::text is null or b.source_id = $2) and ($3::uuid is null or b.id = $3)
     order by b.seq desc limit $4 offset $5`, [hidden, filter.source, filter.id, limit, offset], ctx)

export async function countBatches(store: Store, ctx: Ctx, hidden: readonly string[], source: string | undefined): Promise<number> {
  const [row] = await store.query<{ count: bigint }>('select count(*) from hub.batch where not (source_id = any($1)) and ($2::text is null or source_id = $2)', [hidden, source], ctx)
  return Number(row?.count ?? 0n)
}

export type SourceCounts = { readonly source_id: string; readonly batches: number; readonly last_at: Date; readonly records: number }

export const countSources = (store: Store, ctx: Ctx): Promise<SourceCounts[]> =>
  store.query<SourceCounts>(`select source_id, count(*)::int as batches, max(received_at) as last_at, sum(accepted)::int as records from hub.batch group by source_id`, [], ctx)

/** What an import set aside or could not use, file by file. */
export type ImportRemarks = { readonly file_name: string; readonly problems: readonly { readonly code: ProblemCode; readonly count: number }[]; readonly cell_notes: readonly ColumnNote[] }

export const remarksOfImport = (store: Store, ctx: Ctx, importId: string): Promise<ImportRemarks[]> =>
  store.query<ImportRemarks>(
    `select b.file_name, b.cell_notes, coalesce((select json_agg(p) from (select r.problem ->> 'code' as code, count(*)::int as count from hub.record r
       where r.batch_id = b.id and r.state = 'quarantined' group by 1 order by 2 desc, 1) p), '[]') as problems
     from hub.batch b where b.import_id = $1 order by b.seq`, [importId], ctx)
