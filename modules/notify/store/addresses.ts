import type { Ctx } from '@jingwei/kernel'
import type { Store } from '@jingwei/store'
import type { ChannelId } from '../domain/channel.ts'

export type Address = { readonly channel: ChannelId; readonly value: string; readonly verified: boolean; readonly enteredBy: string; readonly enteredAt: Date }
type Row = { channel: ChannelId; value: string; verified_at: Date | null; entered_by: string; entered_at: Date }

export async function addressesOf(store: Store, ctx: Ctx, personId: string): Promise<Address[]> {
  const rows = await store.query<Row>('select channel, value, verified_at, entered_by, entered_at from notify.address where person_id = $1 order by channel', [personId], ctx)
  return rows.map((row) => ({ channel: row.channel, value: row.value, verified: row.verified_at !== null, enteredBy: row.entered_by, enteredAt: row.entered_at }))
}

/** Where somebody has proven, or the administrator has said, that he is reached. */
export async function verifiedAddress(store: Store, ctx: Ctx, personId: string, channel: ChannelId): Promise<string | undefined> {
  const [row] = await store.query<{ value: string }>('select value from notify.address where person_id = $1 and channel = $2 and verified_at is not null', [personId, channel], ctx)
  return row?.value
}

type NewAddress = { readonly personId: string; readonly channel: ChannelId; readonly value: string; readonly code?: { readonly hash: Buffer; readonly until: Date } }

/** Replaces the address; without a code it counts at once. */
export async function putAddress(store: Store, ctx: Ctx, { personId, channel, value, code }: NewAddress): Promise<void> {
  await store.query(
    `insert into notify.address (person_id, channel, value, verified_at, entered_by, entered_at, code_hash, code_until) values ($1, $2, $3, $4, $5, $6, $7, $8)
     on conflict (person_id, channel) do update set value = excluded.value, verified_at = excluded.verified_at, entered_by = excluded.entered_by, entered_at = excluded.entered_at,
       code_hash = excluded.code_hash, code_until = excluded.code_until, code_failures = 0`,
    [personId, channel, value, code === undefined ? ctx.clock.now() : null, ctx.actor.name, ctx.clock.now(), code?.hash, code?.until], ctx)
}

/** Counts an attempt before it is looked at, so that many at once are as many as in turn. */
export async function countCodeAttempt(store: Store, ctx: Ctx, personId: string, channel: ChannelId): Promise<{ value: string; hash: Buffer | null; until: Date | null; failures: number } | undefined> {
  const [row] = await store.query<{ value: string; hash: Buffer | null; until: Date | null; failures: number }>(
    `update notify.address set code_failures = code_failures + 1 where person_id = $1 and channel = $2 and verified_at is null
     returning value, code_hash as hash, code_until as until, code_failures as failures`, [personId, channel], ctx)
  return row
}

export async function markVerified(store: Store, ctx: Ctx, personId: string, channel: ChannelId): Promise<void> {
  await store.query('update notify.address set verified_at = $3, code_hash = null, code_until = null, code_failures = 0 where person_id = $1 and channel = $2', [personId, channel, ctx.clock.now()], ctx)
}

export async function dropAddress(store: Store, ctx: Ctx, personId: string, channel: ChannelId): Promise<void> {
  await store.query('delete from notify.address where person_id = $1 and channel = $2', [personId, channel], ctx)
}
