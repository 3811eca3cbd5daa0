import { newId, type Ctx } from '@jingwei/kernel'
import type { Store } from '@jingwei/store'
import type { ChannelId } from '../domain/channel.ts'
import type { OutgoingState } from '../domain/lifecycles.ts'

export type Outgoing = {
  readonly id: string
  readonly personId: string
  readonly channel: ChannelId
  readonly kind: string
  readonly titleZh: string
  readonly titleEn: string
  readonly link: string
  readonly state: OutgoingState
  readonly attempts: number
  readonly errorCode?: string
  readonly reasonZh?: string
  readonly reasonEn?: string
  readonly at: Date
  readonly changedAt: Date
}

type Row = { id: string; person_id: string; channel: ChannelId; kind: string; title_zh: string; title_en: string; link: string; state: OutgoingState; attempts: number; error_code: string | null; reason_zh: string | null; reason_en: string | null; at: Date; changed_at: Date }

const select = `select o.id, m.person_id, o.channel, m.kind, m.title_zh, m.title_en, m.link, o.state, o.attempts, o.error_code, o.reason_zh, o.reason_en, o.at, o.changed_at
  from notify.outgoing o join notify.message m on m.id = o.message_id`

const outgoingOf = (row: Row): Outgoing => ({
  id: row.id, personId: row.person_id, channel: row.channel, kind: row.kind, titleZh: row.title_zh, titleEn: row.title_en, link: row.link, state: row.state, attempts: row.attempts, at: row.at, changedAt: row.changed_at,
  ...(row.error_code === null ? {} : { errorCode: row.error_code }), ...(row.reason_zh === null ? {} : { reasonZh: row.reason_zh }), ...(row.reason_en === null ? {} : { reasonEn: row.reason_en }),
})

export async function insertOutgoing(store: Store, ctx: Ctx, messageId: string, channel: ChannelId): Promise<string> {
  const id = newId()
  await store.query(`insert into notify.outgoing (id, message_id, channel, state, at, changed_at) values ($1, $2, $3, 'waiting', $4, $4)`, [id, messageId, channel, ctx.clock.now()], ctx)
  return id
}

export async function outgoingById(store: Store, ctx: Ctx, id: string): Promise<Outgoing | undefined> {
  const [row] = await store.query<Row>(`${select} where o.id = $1`, [id], ctx)
  return row && outgoingOf(row)
}

export async function listOutgoing(store: Store, ctx: Ctx, { state, channel }: { readonly state?: OutgoingState; readonly channel?: ChannelId }, limit: number, offset: number): Promise<{ items: Outgoing[]; total: number }> {
  const where = 'where ($1::text is null or o.state = $1) and ($2::text is null or o.channel = $2)'
  const [count] = await store.query<{ total: bigint }>(`select count(*) as total from notify.outgoing o ${where}`, [state, channel], ctx)
  const rows = await store.query<Row>(`${select} ${where} order by o.changed_at desc, o.id desc limit $3 offset $4`, [state, channel, limit, offset], ctx)
  return { items: rows.map(outgoingOf), total: Number(count?.total ?? 0n) }
}

export type Failure = { readonly code: string; readonly zh: string; readonly en: string }

/** Writes how an attempt ended. What is not waiting any more is left as it is. */
export async function settle(store: Store, ctx: Ctx, id: string, state: OutgoingState, failure?: Failure): Promise<void> {
  await store.query(
    `update notify.outgoing set state = $2, attempts = attempts + 1, error_code = $3, reason_zh = $4, reason_en = $5, changed_at = $6 where id = $1 and state = 'waiting'`,
    [id, state, failure?.code, failure?.zh, failure?.en, ctx.clock.now()], ctx)
}

/** Makes a dead one wait again; false when it is not dead. */
export async function revive(store: Store, ctx: Ctx, id: string): Promise<boolean> {
  const rows = await store.query(`update notify.outgoing set state = 'waiting', attempts = 0, changed_at = $2 where id = $1 and state = 'dead' returning 1`, [id, ctx.clock.now()], ctx)
  return rows.length === 1
}

/** What waits for longer than any pause between two attempts lasts has lost its run (cancelled, or cut off too often). */
export async function buryStuck(store: Store, ctx: Ctx, hours: number, reason: Failure): Promise<number> {
  const rows = await store.query(
    `update notify.outgoing set state = 'dead', error_code = $3, reason_zh = $4, reason_en = $5, changed_at = $1 where state = 'waiting' and changed_at < $1::timestamptz - make_interval(hours => $2) returning 1`,
    [ctx.clock.now(), hours, reason.code, reason.zh, reason.en], ctx)
  return rows.length
}
