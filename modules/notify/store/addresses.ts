import type { Ctx } from '@jingwei/kernel'
import type { Store } from '@jingwei/store'
import type { ChannelId } from '../domain/channel.ts'

/** `value` is proven; `pending` was typed and waits for its code. One of them is there. */
export type Address = { readonly channel: ChannelId; readonly value?: string; readonly pending?: string; readonly enteredBy: string; readonly enteredAt: Date }
type Row = { channel: ChannelId; value: string | null; pending: string | null; entered_by: string; entered_at: Date }

export async function addressesOf(store: Store, ctx: Ctx, personId: string): Promise<Address[]> {
  const rows = await store.query<Row>('select channel, value, pending, entered_by, entered_at from notify.address where person_id = $1 order by channel', [personId], ctx)
  return rows.map(({ channel, value, pending, entered_by: enteredBy, entered_at: enteredAt }) => ({ channel, enteredBy, enteredAt, ...(value === null ? {} : { value }), ...(pending === null ? {} : { pending }) }))
}

/** Where somebody has proven, or the administrator has said, that he is reached. */
export async function verifiedAddress(store: Store, ctx: Ctx, personId: string, channel: ChannelId): Promise<string | undefined> {
  const [row] = await store.query<{ value: string }>('select value from notify.address where person_id = $1 and channel = $2 and verified_at is not null', [personId, channel], ctx)
  return row?.value
}

/** Replaces the address and whatever waited for a code; it counts at once. */
export async function putAddress(store: Store, ctx: Ctx, personId: string, channel: ChannelId, value: string): Promise<void> {
  await store.query(
    `insert into notify.address (person_id, channel, value, verified_at, entered_by, entered_at) values ($1, $2, $3, $5, $4, $5)
     on conflict (person_id, channel) do update set value = excluded.value, verified_at = excluded.verified_at, entered_by = excluded.entered_by, entered_at = excluded.entered_at,
       pending = null, code_hash = null, code_until = null, code_failures = 0`,
    [personId, channel, value, ctx.actor.name, ctx.clock.now()], ctx)
}

/** Keeps what was typed until its code comes back; what was proven before stays in use. */
export async function putPending(store: Store, ctx: Ctx, personId: string, channel: ChannelId, pending: string, code: { readonly hash: Buffer; readonly until: Date }): Promise<void> {
  await store.query(
    `insert into notify.address (person_id, channel, pending, entered_by, entered_at, code_hash, code_until) values ($1, $2, $3, $4, $5, $6, $7)
     on conflict (person_id, channel) do update set pending = excluded.pending, code_hash = excluded.code_hash, code_until = excluded.code_until, code_failures = 0`,
    [personId, channel, pending, ctx.actor.name, ctx.clock.now(), code.hash, code.until], ctx)
}

export type Waiting = { readonly pending: string; readonly hash: Buffer; readonly until: Date; readonly failures: number }

/** Counts an attempt before it is looked at, so that many at once are as many as in turn. */
export async function countCodeAttempt(store: Store, ctx: Ctx, personId: string, channel: ChannelId): Promise<Waiting | undefined> {
  const [row] = await store.query<Waiting>(
    `update notify.address set code_failures = code_failures + 1 where person_id = $1 and channel = $2 and pending is not null
     returning pending, code_hash as hash, code_until as until, code_failures as failures`, [personId, channel], ctx)
  return row
}

/** The pending address of this very code counts from now on, in the place of the one before. */
export async function markVerified(store: Store, ctx: Ctx, personId: string, channel: ChannelId, hash: Buffer): Promise<void> {
  await store.query(
    `update notify.address set value = pending, verified_at = $3, entered_by = $4, entered_at = $3, pending = null, code_hash = null, code_until = null, code_failures = 0
     where person_id = $1 and channel = $2 and code_hash = $5`, [personId, channel, ctx.clock.now(), ctx.actor.name, hash], ctx)
}

export async function dropAddress(store: Store, ctx: Ctx, personId: string, channel: ChannelId): Promise<void> {
  await store.query('delete from notify.address where person_id = $1 and channel = $2', [personId, channel], ctx)
}
