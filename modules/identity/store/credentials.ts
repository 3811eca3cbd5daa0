import type { Ctx } from '@jingwei/kernel'
import type { Store } from '@jingwei/store'

export type Credential = { readonly hash: string; readonly oneTime: boolean; readonly expiresAt?: Date }

export async function credentialOf(store: Store, ctx: Ctx, personId: string): Promise<Credential | undefined> {
  const [row] = await store.query<{ password_hash: string; one_time: boolean; expires_at: Date | null }>('select password_hash, one_time, expires_at from identity.credential where person_id = $1', [personId], ctx)
  return row && { hash: row.password_hash, oneTime: row.one_time, ...(row.expires_at === null ? {} : { expiresAt: row.expires_at }) }
}

export async function saveCredential(store: Store, ctx: Ctx, personId: string, credential: Credential): Promise<void> {
  await store.query(
    `insert into identity.credential (person_id, password_hash, one_time, expires_at, changed_at) values ($1, $2, $3, $4, $5)
     on conflict (person_id) do update set password_hash = excluded.password_hash, one_time = excluded.one_time, expires_at = excluded.expires_at, changed_at = excluded.changed_at`,
    [personId, credential.hash, credential.oneTime, credential.expiresAt, ctx.clock.now()], ctx)
}
