import type { Ctx } from '@jingwei/kernel'
import type { Store } from '@jingwei/store'

export type ImportStage = 'receive' | 'land' | 'link' | 'fuse' | 'done'
export type ImportState = 'queued' | 'running' | 'done' | 'failed' | 'cancelled'
export type FileState = 'waiting' | 'landing' | 'landed' | 'unchanged' | 'unrecognised' | 'unreadable'

export type ImportRow = {
  readonly id: string
  readonly requested_by: string
  readonly by_person: boolean
  readonly state: ImportState
  readonly stage: ImportStage
  readonly done: bigint
  readonly total: bigint
  readonly error?: { code: string; zh: string; en: string } | null
  readonly created_at: Date
  readonly started_at?: Date | null
  readonly finished_at?: Date | null
}

export type ImportFileRow = {
  readonly ordinal: number
  readonly file_name: string
  readonly digest: string
  readonly size: bigint
  readonly state: FileState
  readonly source_id?: string | null
  readonly batch_id?: string | null
  readonly error?: { code: string; zh: string; en: string } | null
}

export type ReceivedFile = { readonly name: string; readonly digest: string; readonly size: number }

/** Creates the import and its files; call inside the transaction that also enqueues the job. */
export async function insertImport(store: Store, ctx: Ctx, id: string, files: readonly ReceivedFile[]): Promise<void> {
  await store.query(`insert into hub.import (id, requested_by, by_person, state, stage) values ($1, $2, $3, 'queued', 'receive')`, [id, ctx.actor.name, ctx.actor.kind === 'person'], ctx)
  await store.query(
    `insert into hub.import_file (import_id, ordinal, file_name, digest, size, state)
     select $1, place, name, digest, size, 'waiting' from unnest($2::text[], $3::text[], $4::bigint[]) with ordinality as f(name, digest, size, place)`,
    [id, files.map((file) => file.name), files.map((file) => file.digest), files.map((file) => file.size)], ctx)
}

export async function findImport(store: Store, ctx: Ctx, id: string): Promise<ImportRow | undefined> {
  return (await store.query<ImportRow>('select * from hub.import where id = $1', [id], ctx))[0]
}

export const filesOfImport = (store: Store, ctx: Ctx, id: string): Promise<ImportFileRow[]> =>
  store.query<ImportFileRow>('select * from hub.import_file where import_id = $1 order by ordinal', [id], ctx)

export const moveImport = (store: Store, ctx: Ctx, id: string, state: ImportState, stage: ImportStage): Promise<unknown> =>
  store.query(
    `update hub.import set state = $2, stage = $3, done = 0, total = 0, error = null, started_at = coalesce(started_at, now()),
       finished_at = case when $2 in ('done', 'failed', 'cancelled') then now() end where id = $1 and state <> 'cancelled'`, [id, state, stage], ctx)

export const failImport = (store: Store, ctx: Ctx, id: string, state: 'failed' | 'cancelled', error: { code: string; zh: string; en: string }): Promise<unknown> =>
  store.query(`update hub.import set state = $2, error = $3, finished_at = now() where id = $1 and state <> 'done'`, [id, state, JSON.stringify(error)], ctx)

export const advanceImport = (store: Store, ctx: Ctx, id: string, done: number, total: number): Promise<unknown> =>
  store.query('update hub.import set done = $2, total = $3 where id = $1', [id, done, total], ctx)

export const moveFile = (store: Store, ctx: Ctx, importId: string, ordinal: number, change: { state: FileState; sourceId?: string; batchId?: string; error?: object }): Promise<unknown> =>
  store.query(
    `update hub.import_file set state = $3, source_id = coalesce($4, source_id), batch_id = coalesce($5, batch_id), error = $6
     where import_id = $1 and ordinal = $2`,
    [importId, ordinal, change.state, change.sourceId, change.batchId, change.error === undefined ? undefined : JSON.stringify(change.error)], ctx)
