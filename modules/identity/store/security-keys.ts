import type { Ctx } from '@jingwei/kernel'
import { newId } from '@jingwei/kernel'
import type { Store } from '@jingwei/store'

/** A security key (安全密钥) as its owner sees it. */
export type SecurityKey = { readonly id: string; readonly name: string; readonly createdAt: string; readonly lastUsedAt?: string }

/** What a key's answer is checked with. */
export type HeldKey = SecurityKey & { readonly credentialId: string; readonly publicKey: Buffer; readonly counter: number; readonly transports: readonly string[] }

type Row = { id: string; name: string; created_at: Date; last_used_at: Date | null; credential_id: string; public_key: Buffer; counter: bigint; transports: string[] }

/** A person's keys, the oldest first. */
export async function keysOf(store: Store, ctx: Ctx, personId: string): Promise<HeldKey[]> {
  const rows = await store.query<Row>('select id, name, created_at, last_used_at, credential_id, public_key, counter, transports from identity.security_key where person_id = $1 order by created_at, id', [personId], ctx)
  return rows.map((row) => ({
    id: row.id, name: row.name, createdAt: row.created_at.toISOString(), credentialId: row.credential_id, publicKey: row.public_key, counter: Number(row.counter), transports: row.transports,
    ...(row.last_used_at === null ? {} : { lastUsedAt: row.last_used_at.toISOString() }),
  }))
}

/** Returns whether it was kept: false when the key, or one of the name, is there already. */
export async function insertKey(store: Store, ctx: Ctx, personId: string, key: Pick<HeldKey, 'name' | 'credentialId' | 'publicKey' | 'counter' | 'transports'>): Promise<boolean> {
  const rows = await store.query(
    `insert into identity.security_key (id, person_id, credential_id, public_key, counter, transports, name, created_at) values ($1, $2, $3, $4, $5, $6, $7, $8) on conflict do nothing returning 1`,
    [newId(), personId, key.credentialId, key.publicKey, key.counter, key.transports, key.name, ctx.clock.now()], ctx)
  return rows.length > 0
}

/** Notes a use and the key's new count; false when the count did not go up, also of two answers that come at once. A key that never counts gives 0. */
export async function useKey(store: Store, ctx: Ctx, id: string, counter: number): Promise<boolean> {
  const rows = await store.query(
    'update identity.security_key set counter = $2, last_used_at = $3 where id = $1 and (counter < $2 or (counter = 0 and $2 = 0)) returning 1', [id, counter, ctx.clock.now()], ctx)
  return rows.length > 0
}

/** @returns its name; undefined when it is not this person's */
export async function dropKey(store: Store, ctx: Ctx, personId: string, id: string): Promise<string | undefined> {
  const [row] = await store.query<{ name: string }>('delete from identity.security_key where person_id = $1 and id = $2 returning name', [personId, id], ctx)
  return row?.name
}
