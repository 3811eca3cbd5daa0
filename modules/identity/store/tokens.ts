import type { Ctx } from '@jingwei/kernel'
import { newId } from '@jingwei/kernel'
import type { Store } from '@jingwei/store'

export type Token = { readonly id: string; readonly personId: string; readonly name: string; readonly scopes: readonly string[]; readonly createdAt: string; readonly expiresAt: string; readonly lastUsedAt?: string }

type Row = { id: string; person_id: string; name: string; scopes: string[]; created_at: Date; expires_at: Date; last_used_at: Date | null }

const columns = 'id, person_id, name, scopes, created_at, expires_at, last_used_at'

const tokenOf = (row: Row): Token => ({
  id: row.id, personId: row.person_id, name: row.name, scopes: row.scopes, createdAt: row.created_at.toISOString(), expiresAt: row.expires_at.toISOString(),
  ...(row.last_used_at === null ? {} : { lastUsedAt: row.last_used_at.toISOString() }),
})

export async function insertToken(store: Store, ctx: Ctx, token: { readonly personId: string; readonly tokenHash: Buffer; readonly name: string; readonly scopes: readonly string[]; readonly expiresAt: Date }): Promise<string> {
  const id = newId()
  await store.query(
    'insert into identity.token (id, token_hash, person_id, name, scopes, created_at, expires_at) values ($1, $2, $3, $4, $5, $6, $7)',
    [id, token.tokenHash, token.personId, token.name, token.scopes, ctx.clock.now(), token.expiresAt], ctx)
  return id
}

/** The living token of a secret; its use is noted once an hour. */
export async function usedToken(store: Store, ctx: Ctx, tokenHash: Buffer): Promise<Token | undefined> {
  const now = ctx.clock.now()
  const [row] = await store.query<Row>(`select ${columns} from identity.token where token_hash = $1 and revoked_at is null and expires_at > $2`, [tokenHash, now], ctx)
  if (!row) return undefined
  if (row.last_used_at === null || now.getTime() - row.last_used_at.getTime() > 3_600_000) await store.query('update identity.token set last_used_at = $2 where id = $1', [row.id, now], ctx)
  return tokenOf(row)
}

export async function tokensOf(store: Store, ctx: Ctx, personId: string): Promise<Token[]> {
  const rows = await store.query<Row>(`select ${columns} from identity.token where person_id = $1 and revoked_at is null order by created_at desc`, [personId], ctx)
  return rows.map(tokenOf)
}

/** Whose living token it is; undefined when there is none. */
export async function tokenOwner(store: Store, ctx: Ctx, id: string): Promise<string | undefined> {
  const [row] = await store.query<{ person_id: string }>('select person_id from identity.token where id = $1 and revoked_at is null', [id], ctx)
  return row?.person_id
}

export async function revokeToken(store: Store, ctx: Ctx, id: string): Promise<void> {
  await store.query('update identity.token set revoked_at = $2 where id = $1 and revoked_at is null', [id, ctx.clock.now()], ctx)
}

export async function revokeTokensOf(store: Store, ctx: Ctx, personId: string): Promise<void> {
  await store.query('update identity.token set revoked_at = $2 where person_id = $1 and revoked_at is null', [personId, ctx.clock.now()], ctx)
}
