import type { Ctx } from '@jingwei/kernel'
import type { Store } from '@jingwei/store'
import type { CellNotes } from '../domain/rows/cell-notes.ts'
import type { BatchShape } from '../domain/rows/shape.ts'

export type NewBatch = {
  readonly id: string
  readonly importId: string
  readonly sourceId: string
  readonly fileName: string
  readonly digest: string
  readonly shape: BatchShape
  readonly format: object
  readonly period?: string
}

export async function insertBatch(store: Store, ctx: Ctx, batch: NewBatch): Promise<bigint> {
  const [row] = await store.query<{ seq: bigint }>(
    `insert into hub.batch (id, import_id, source_id, file_name, digest, shape, format, state, received_by, period)
     values ($1, $2, $3, $4, $5, $6, $7, 'landing', $8, $9) returning seq`,
    [batch.id, batch.importId, batch.sourceId, batch.fileName, batch.digest, JSON.stringify(batch.shape), JSON.stringify(batch.format), ctx.actor.name, batch.period], ctx)
  return row?.seq ?? 0n
}

export async function seqOfBatch(store: Store, ctx: Ctx, id: string): Promise<bigint> {
  const [row] = await store.query<{ seq: bigint }>('select seq from hub.batch where id = $1', [id], ctx)
  return row?.seq ?? 0n
}

/** Whether the very same bytes have been landed whole for this source, and nothing newer has come since. */
export async function landedBefore(store: Store, ctx: Ctx, sourceId: string, digest: string): Promise<boolean> {
  const rows = await store.query(
    `select 1 from hub.batch b where source_id = $1 and digest = $2 and state in ('landed', 'unchanged')
       and b.seq >= coalesce((select max(r.seq) from hub.record r where r.source_id = $1), 0)
       and not exists (select 1 from hub.import_file f where f.batch_id = b.id and f.state = 'unreadable')`,
    [sourceId, digest], ctx)
  return rows.length > 0
}

/** The newest delivery of the source that brought or confirmed something, before this one: rows older than it are confirmed anew. */
export async function newestSeq(store: Store, ctx: Ctx, sourceId: string, before: bigint): Promise<bigint> {
  const [row] = await store.query<{ seq: bigint | null }>(
    `select max(seq) as seq from hub.record where source_id = $1 and seq < $2`, [sourceId, before], ctx)
  return row?.seq ?? 0n
}

/** Counts what the batch brought; a batch that brought nothing is called unchanged. */
export async function finishBatch(store: Store, ctx: Ctx, id: string, rows: number, notes: CellNotes): Promise<'landed' | 'unchanged'> {
  const [row] = await store.query<{ state: 'landed' | 'unchanged' }>(
    `with counted as (
       select count(*) filter (where state = 'accepted') as accepted, count(*) filter (where state = 'quarantined') as quarantined, count(*) as brought
       from hub.record where batch_id = $1)
     update hub.batch set state = case when brought = 0 then 'unchanged' else 'landed' end, rows = $2, accepted = counted.accepted,
       quarantined = counted.quarantined, duplicates = $2 - brought,
       cell_notes = $3
     from counted where id = $1 returning state`, [id, rows, JSON.stringify(notes.list())], ctx)
  return row?.state ?? 'landed'
}

const shapes = new Map<string, BatchShape>()

/** Shapes never change once stored, so they are kept by id. */
export async function shapesOf(store: Store, ctx: Ctx, ids: readonly string[]): Promise<ReadonlyMap<string, BatchShape>> {
  const wanted = new Map([...new Set(ids)].map((id) => [id, shapes.get(id)]))
  const unknown = [...wanted].flatMap(([id, shape]) => (shape ? [] : [id]))
  if (unknown.length > 0) {
    const rows = await store.query<{ id: string; shape: BatchShape }>('select id, shape from hub.batch where id = any($1)', [unknown], ctx)
    if (shapes.size > 5_000) shapes.clear()
    for (const row of rows) {
      shapes.set(row.id, row.shape)
      wanted.set(row.id, row.shape)
    }
  }
  return new Map([...wanted].flatMap(([id, shape]) => (shape ? [[id, shape] as const] : [])))
}

export async function fileNamesOf(store: Store, ctx: Ctx, ids: readonly string[]): Promise<ReadonlyMap<string, { file_name: string; received_at: Date }>> {
  const rows = await store.query<{ id: string; file_name: string; received_at: Date }>('select id, file_name, received_at from hub.batch where id = any($1)', [ids], ctx)
  return new Map(rows.map((row) => [row.id, row]))
}
