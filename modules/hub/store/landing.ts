import type { Ctx } from '@jingwei/kernel'
import { json, type Store } from '@jingwei/store'
import type { RowProblem } from '../domain/rows/problem.ts'
import type { Identity } from '../domain/rows/claim.ts'
import { markAgain } from './golden.ts'

/** A distinct identity as some row writes it. */
export type NewMention = { readonly digest: string; readonly register: boolean; readonly identity: Identity }

/** One row ready to be kept. */
export type LandingRow = {
  readonly line: number
  readonly occurrence: number
  readonly hash: string
  readonly state: 'accepted' | 'quarantined' | 'dismissed'
  readonly mention?: NewMention
  readonly cells: readonly string[]
  readonly extra?: readonly string[]
  readonly short: boolean
  readonly problem?: RowProblem
  /** The quarantined record this row corrects, from an annotated file that came back. */
  readonly reference?: string
}

export type LandingTarget = {
  readonly batchId: string
  readonly sourceId: string
  readonly seq: bigint
  readonly newest: bigint
  /** Whether a row that a later delivery left out is there again: what two people replaced, one import does not bring back. */
  readonly revives: boolean
}

const columns = ['line', 'occurrence', 'hash', 'state', 'mention', 'cells', 'extra', 'short', 'problem', 'reference'] as const

/**
 * Keeps a chunk of rows in one transaction: their identities, the rows not yet known, and the mark that their
 * enterprises must be fused again. Repeating it changes nothing, and several chunks may be kept at once: what two of
 * them may share is written in the order of its key, so that they never block each other for good.
 */
export async function landRows(store: Store, ctx: Ctx, target: LandingTarget, rows: readonly LandingRow[]): Promise<void> {
  await store.tx(ctx, async (inside) => {
    await store.query(
      `create temp table if not exists landing (line integer, occurrence integer, hash uuid, state text, mention uuid, cells json, extra json,
         short boolean, problem jsonb, reference bigint) on commit delete rows`, [], inside)
    await insertMentions(store, inside, rows.flatMap((row) => (row.mention ? [row.mention] : [])))
    await store.copyIn('landing', columns, rows.map((row) => [
      row.line, row.occurrence, row.hash, row.state, row.mention?.digest, json(row.cells), row.extra ? json(row.extra) : undefined, row.short,
      row.problem ? json(row.problem) : undefined, row.reference,
    ]), inside)
    await store.query(
      `with put as (
         insert into hub.record (batch_id, source_id, seq, line, occurrence, hash, state, mention_id, cells, extra, short, problem)
         select $1, $2, $3, l.line, l.occurrence, l.hash, l.state, m.id, l.cells, l.extra, l.short, l.problem
         from landing l left join hub.mention m on m.digest = l.mention order by l.line
         on conflict (source_id, hash, occurrence) do update set seq = excluded.seq,
           (state, mention_id, problem) = (select was.state, was.mention_id, was.problem from (values
             (true, excluded.state, excluded.mention_id, excluded.problem), (false, hub.record.state, hub.record.mention_id, hub.record.problem)) as was(revived, state, mention_id, problem)
             where was.revived = ($5 and hub.record.state = 'replaced' and hub.record.replaced_by is null)) where hub.record.seq < $4
         returning mention_id)
       insert into hub.stale (enterprise_id) select distinct m.enterprise_id from put join hub.mention m on m.id = put.mention_id
       where m.enterprise_id is not null order by 1 ${markAgain}`,
      [target.batchId, target.sourceId, target.seq, target.newest, target.revives], inside)
    if (rows.some((row) => row.reference !== undefined)) await replaceReferenced(store, inside, target.sourceId)
  })
}

export async function insertMentions(store: Store, ctx: Ctx, named: readonly NewMention[]): Promise<void> {
  const mentions = [...new Map(named.map((mention) => [mention.digest, mention])).values()].toSorted((a, b) => (a.digest < b.digest ? -1 : 1))
  if (mentions.length === 0) return
  const field = (of: keyof Identity) => mentions.map((mention) => mention.identity[of])
  await store.query(
    `insert into hub.mention (digest, register, code, carrier, name, former_name, address, place)
     select digest, register, code, carrier, name, former_name, address, place
     from unnest($1::uuid[], $2::boolean[], $3::text[], $4::text[], $5::text[], $6::text[], $7::text[], $8::text[])
       with ordinality as m(digest, register, code, carrier, name, former_name, address, place, ordinal) order by ordinal
     on conflict (digest) do nothing`,
    [mentions.map((mention) => mention.digest), mentions.map((mention) => mention.register), field('code'), field('carrier'), field('name'), field('formerName'), field('address'), field('place')], ctx)
}

/** A corrected row takes the place of the quarantined one it names, and of no other. */
const replaceReferenced = (store: Store, ctx: Ctx, sourceId: string): Promise<unknown> =>
  store.query(
    `update hub.record old set state = 'replaced', replaced_by = fresh.id
     from landing l join hub.record fresh on fresh.source_id = $1 and fresh.hash = l.hash and fresh.occurrence = l.occurrence
     where old.id = l.reference and old.source_id = $1 and old.state = 'quarantined' and fresh.id <> old.id and fresh.state = 'accepted'`, [sourceId], ctx)
