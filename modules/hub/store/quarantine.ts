import type { Ctx } from '@jingwei/kernel'
import type { Store } from '@jingwei/store'
import type { ProblemCode, RowProblem } from '../domain/rows/problem.ts'
import { markAgain } from './golden.ts'

export type QuarantineRow = {
  readonly id: bigint; readonly batch_id: string; readonly file_name: string; readonly source_id: string; readonly line: number
  readonly problem: RowProblem; readonly shape: { readonly header: readonly string[] }; readonly cells: readonly string[]; readonly extra: readonly string[] | null; readonly short: boolean
}

export type QuarantineFilter = { readonly batchId?: string; readonly source?: string; readonly code?: string }

const where = `r.state = 'quarantined' and not (r.source_id = any($1)) and ($2::uuid is null or r.batch_id = $2)
  and ($3::text is null or r.source_id = $3) and ($4::text is null or r.problem ->> 'code' = $4)`

const parametersOf = (hidden: readonly string[], filter: QuarantineFilter): unknown[] => [hidden, filter.batchId, filter.source, filter.code]

export const listQuarantine = (store: Store, ctx: Ctx, hidden: readonly string[], filter: QuarantineFilter, limit: number, offset: number): Promise<QuarantineRow[]> =>
  store.query<QuarantineRow>(
    `select r.id, r.batch_id, b.file_name, r.source_id, r.line, r.problem, b.shape, r.cells, r.extra, r.short
     from hub.record r join hub.batch b on b.id = r.batch_id where ${where} order by r.id limit $5 offset $6`, [...parametersOf(hidden, filter), limit, offset], ctx)

export async function countQuarantine(store: Store, ctx: Ctx, hidden: readonly string[], filter: QuarantineFilter): Promise<number> {
  const [row] = await store.query<{ count: bigint }>(`select count(*) from hub.record r where ${where}`, parametersOf(hidden, filter), ctx)
  return Number(row?.count ?? 0n)
}

export type QuarantineGroup = { readonly source_id: string; readonly code: ProblemCode; readonly count: number }

export const groupQuarantine = (store: Store, ctx: Ctx, hidden: readonly string[]): Promise<QuarantineGroup[]> =>
  store.query<QuarantineGroup>(
    `select r.source_id, r.problem ->> 'code' as code, count(*)::int as count from hub.record r
     where r.state = 'quarantined' and not (r.source_id = any($1)) group by 1, 2 order by 3 desc, 1, 2`, [hidden], ctx)

/** The rows of one source and reason, for a fix to be tried on. */
export const quarantinedFor = (store: Store, ctx: Ctx, sourceId: string, code: string, after: bigint, limit: number): Promise<QuarantineRow[]> =>
  store.query<QuarantineRow>(
    `select r.id, r.batch_id, b.file_name, r.source_id, r.line, r.problem, b.shape, r.cells, r.extra, r.short
     from hub.record r join hub.batch b on b.id = r.batch_id
     where r.state = 'quarantined' and r.source_id = $1 and r.problem ->> 'code' = $2 and r.id > $3 order by r.id limit $4`, [sourceId, code, after, limit], ctx)

export const dismissRecords = (store: Store, ctx: Ctx, ids: readonly bigint[], hidden: readonly string[]): Promise<unknown> =>
  store.query(`update hub.record set state = 'dismissed' where id = any($1) and state = 'quarantined' and not (source_id = any($2))`, [ids, hidden], ctx)

/** Lets quarantined rows in; `mention` is the digest of a row's identity. Enterprises already known by it are stale then. */
export const acceptRecords = (store: Store, ctx: Ctx, rows: readonly { readonly id: bigint; readonly mention: string }[]): Promise<unknown> =>
  store.query(
    `with accepted as (
       update hub.record r set state = 'accepted', mention_id = m.id from unnest($1::bigint[], $2::uuid[]) as a(id, digest) join hub.mention m on m.digest = a.digest
       where r.id = a.id and r.state = 'quarantined' returning m.enterprise_id)
     insert into hub.stale (enterprise_id) select distinct enterprise_id from accepted where enterprise_id is not null order by 1 ${markAgain}`, [rows.map((row) => row.id), rows.map((row) => row.mention)], ctx)
