import type { Ctx } from '@jingwei/kernel'
import type { Store } from '@jingwei/store'
import type { SubmissionState } from '../domain/deliveries/cell-state.ts'
import type { Manner } from '../domain/deliveries/arrangement.ts'
import type { FileState, ImportState } from './imports.ts'
import type { Precheck } from '../domain/precheck/precheck.ts'
import type { FileError } from '../service/file-error.ts'

export type SubmissionRow = {
  readonly id: string; readonly seq: bigint; readonly source_id: string; readonly period: string; readonly manner: Manner; readonly kind: 'file' | 'zero'; readonly state: SubmissionState; readonly corrects: string | null
  readonly file_name: string | null; readonly digest: string | null; readonly size: bigint | null; readonly findings: Precheck | null; readonly error: FileError | null; readonly note: string
  readonly on_behalf_of: string | null; readonly handled_by: string; readonly handled_by_id: string | null; readonly hands: readonly string[]; readonly created_at: Date; readonly submitted_at: Date | null; readonly submitted_by_id: string | null
  readonly reviewed_by: string | null; readonly reviewed_at: Date | null; readonly reason: string | null; readonly receipt_no: string | null; readonly import_id: string | null
  readonly import_state: ImportState | null; readonly file_state: FileState | null; readonly batch_id: string | null
}

const columns = `s.id, s.seq, s.source_id, s.period, s.manner, s.kind, s.state, s.corrects, s.file_name, s.digest, s.size, s.error, s.note, s.on_behalf_of, s.handled_by, s.handled_by_id, s.hands, s.created_at, s.submitted_at, s.submitted_by_id,
  s.reviewed_by, s.reviewed_at, s.reason, s.receipt_no, s.import_id, i.state as import_state, f.state as file_state, b.id as batch_id`
const joined = `hub.submission s left join hub.import i on i.id = s.import_id left join hub.import_file f on f.import_id = s.import_id left join hub.batch b on b.import_id = s.import_id`

/** Attempts of the periods given, oldest first; without what the pre-check found, which may be long. */
export const submissionsOf = (store: Store, ctx: Ctx, hidden: readonly string[], sources: readonly string[], periods: readonly string[]): Promise<SubmissionRow[]> =>
  store.query<SubmissionRow>(
    `select ${columns}, null as findings from ${joined} where s.source_id = any($1) and s.period = any($2) and not (s.source_id = any($3)) order by s.seq`, [sources, periods, hidden], ctx)

/** One attempt with what the pre-check found. */
export async function findSubmission(store: Store, ctx: Ctx, hidden: readonly string[], id: string): Promise<SubmissionRow | undefined> {
  return (await store.query<SubmissionRow>(`select ${columns}, s.findings from ${joined} where s.id = $1 and not (s.source_id = any($2))`, [id, hidden], ctx))[0]
}

/** The same, locked for the caller's transaction: two people never decide about it at once. */
export async function lockSubmission(store: Store, ctx: Ctx, hidden: readonly string[], id: string): Promise<SubmissionRow | undefined> {
  await store.query('select 1 from hub.submission where id = $1 for update', [id], ctx)
  return findSubmission(store, ctx, hidden, id)
}

export type NewSubmission = {
  readonly id: string; readonly sourceId: string; readonly period: string; readonly manner: Manner; readonly kind: 'file' | 'zero'; readonly state: 'checking' | 'submitted'; readonly corrects?: string
  readonly file?: { readonly name: string; readonly digest: string; readonly size: number }; readonly onBehalfOf?: string; readonly note?: string
  /** Ids of the people behind a machine's delivery. */
  readonly hands?: readonly string[]
}

export const insertSubmission = (store: Store, ctx: Ctx, of: NewSubmission): Promise<unknown> =>
  store.query(
    `insert into hub.submission (id, source_id, period, kind, state, corrects, file_name, digest, size, on_behalf_of, note, handled_by, handled_by_id, manner, submitted_at, submitted_by_id, hands)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, case when $5 = 'submitted' then now() end, case when $5 = 'submitted' then $13 end, $15)`,
    [of.id, of.sourceId, of.period, of.kind, of.state, of.corrects, of.file?.name, of.file?.digest, of.file?.size, of.onBehalfOf, of.note ?? '', ctx.actor.name, ctx.actor.personId, of.manner, of.hands ?? []], ctx)

/** What the pre-check saw, or why the file cannot be read; a withdrawn attempt stays withdrawn. */
export const savePrecheck = (store: Store, ctx: Ctx, id: string, result: { readonly findings?: Precheck; readonly error?: FileError }): Promise<unknown> =>
  store.query(`update hub.submission set state = case when $3::jsonb is null then 'checked' else 'unusable' end, findings = $2, error = $3 where id = $1 and state = 'checking'`,
    [id, result.findings === undefined ? undefined : JSON.stringify(result.findings), result.error === undefined ? undefined : JSON.stringify(result.error)], ctx)

export const moveSubmission = (store: Store, ctx: Ctx, id: string, state: 'submitted' | 'withdrawn', note: string): Promise<unknown> =>
  store.query(`update hub.submission set state = $2, note = $3, submitted_at = case when $2 = 'submitted' then now() end, submitted_by_id = case when $2 = 'submitted' then $4 end where id = $1`, [id, state, note, ctx.actor.personId], ctx)

/** The second person's word. */
export const reviewSubmission = (store: Store, ctx: Ctx, id: string, word: { readonly state: 'accepted' | 'returned'; readonly reason: string; readonly receiptNo?: string; readonly importId?: string }): Promise<unknown> =>
  store.query(`update hub.submission set state = $2, reason = $3, receipt_no = $4, import_id = $5, reviewed_by = $6, reviewed_by_id = $7, reviewed_at = now() where id = $1`,
    [id, word.state, word.reason, word.receiptNo, word.importId, ctx.actor.name, ctx.actor.personId], ctx)

/** The next receipt: `GJ-202610-000042`. Numbers may have gaps, never repeat. */
export async function nextReceipt(store: Store, ctx: Ctx, period: string): Promise<string> {
  const [row] = await store.query<{ next: bigint }>(`select nextval('hub.receipt_number') as next`, [], ctx)
  return `GJ-${period.replaceAll('-', '')}-${String(row?.next ?? 0n).padStart(6, '0')}`
}

/** The delivery an import carries out; undefined for files imported beside the calendar. */
export type DeliveredFor = { readonly sourceId: string; readonly period: string; readonly manner: Manner }

/** What later speaks in a delivery's place: another accepted attempt of its period, or of any period where the table comes whole. */
const overtaking = `exists (select 1 from hub.submission n where n.source_id = s.source_id and n.state = 'accepted' and n.seq > s.seq and (n.period = s.period or s.manner = 'whole'))`

export async function deliveryOfImport(store: Store, ctx: Ctx, importId: string): Promise<(DeliveredFor & { readonly overtaken: boolean }) | undefined> {
  const [row] = await store.query<{ source_id: string; period: string; manner: Manner; overtaken: boolean }>(`select s.source_id, s.period, s.manner, ${overtaking} as overtaken from hub.submission s where s.import_id = $1`, [importId], ctx)
  return row && { sourceId: row.source_id, period: row.period, manner: row.manner, overtaken: row.overtaken }
}

/** The newest period of a source that a file was accepted for. */
export async function newestAccepted(store: Store, ctx: Ctx, sourceId: string): Promise<string | undefined> {
  const [row] = await store.query<{ period: string | null }>(`select max(period) as period from hub.submission where source_id = $1 and state = 'accepted' and kind = 'file'`, [sourceId], ctx)
  return row?.period ?? undefined
}

/** Deliveries accepted after a moment, the newest first; a thousand at most. */
export const acceptedSince = (store: Store, ctx: Ctx, hidden: readonly string[], since: Date): Promise<SubmissionRow[]> =>
  store.query<SubmissionRow>(`select ${columns}, null as findings from ${joined} where s.state = 'accepted' and s.reviewed_at > $1 and not (s.source_id = any($2)) order by s.reviewed_at desc limit 1000`, [since, hidden], ctx)
