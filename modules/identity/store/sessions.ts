import type { Ctx } from '@jingwei/kernel'
import { newId } from '@jingwei/kernel'
import type { Store } from '@jingwei/store'

/** `factor`: the password was right, the second factor has not been shown; such a session opens nothing else. */
export type SessionStep = 'done' | 'factor'

export type Session = { readonly id: string; readonly personId: string; readonly step: SessionStep; readonly address: string; readonly createdAt: string; readonly lastSeenAt: string; readonly expiresAt: string }

type Row = { id: string; person_id: string; step: SessionStep; address: string; created_at: Date; last_seen_at: Date; expires_at: Date }

const columns = 'id, person_id, step, address, created_at, last_seen_at, expires_at'

const sessionOf = (row: Row): Session => ({
  id: row.id, personId: row.person_id, step: row.step, address: row.address,
  createdAt: row.created_at.toISOString(), lastSeenAt: row.last_seen_at.toISOString(), expiresAt: row.expires_at.toISOString(),
})

export async function insertSession(store: Store, ctx: Ctx, session: { readonly personId: string; readonly tokenHash: Buffer; readonly address: string; readonly expiresAt: Date; readonly step: SessionStep }): Promise<string> {
  const id = newId()
  await store.query(
    'insert into identity.session (id, token_hash, person_id, address, created_at, last_seen_at, expires_at, step) values ($1, $2, $3, $4, $5, $5, $6, $7)',
    [id, session.tokenHash, session.personId, session.address, ctx.clock.now(), session.expiresAt, session.step], ctx)
  return id
}

/**
 * The living session of a token. Being seen is written at most twice a minute: a busy page does not write at every
 * request, and an idle time-out is counted in minutes.
 */
export async function seenSession(store: Store, ctx: Ctx, tokenHash: Buffer, idleMinutes: number): Promise<Session | undefined> {
  const now = ctx.clock.now()
  const [row] = await store.query<Row>(
    `select ${columns} from identity.session where token_hash = $1 and revoked_at is null and expires_at > $2 and last_seen_at > $2::timestamptz - make_interval(mins => $3)`,
    [tokenHash, now, idleMinutes], ctx)
  if (!row) return undefined
  if (now.getTime() - row.last_seen_at.getTime() > 30_000) await store.query('update identity.session set last_seen_at = $2 where id = $1 and last_seen_at < $2', [row.id, now], ctx)
  return sessionOf(row)
}

export async function livingSessions(store: Store, ctx: Ctx, personId: string, idleMinutes: number): Promise<Session[]> {
  const rows = await store.query<Row>(
    `select ${columns} from identity.session where person_id = $1 and step = 'done' and revoked_at is null and expires_at > $2 and last_seen_at > $2::timestamptz - make_interval(mins => $3) order by last_seen_at desc`,
    [personId, ctx.clock.now(), idleMinutes], ctx)
  return rows.map(sessionOf)
}

export async function sessionById(store: Store, ctx: Ctx, id: string): Promise<Session | undefined> {
  const [row] = await store.query<Row>(`select ${columns} from identity.session where id = $1 and revoked_at is null`, [id], ctx)
  return row && sessionOf(row)
}

export async function revokeSession(store: Store, ctx: Ctx, id: string): Promise<void> {
  await store.query('update identity.session set revoked_at = $2 where id = $1 and revoked_at is null', [id, ctx.clock.now()], ctx)
}

/** Ends all sessions of a person but the one given. Returns how many. */
export async function revokeSessionsOf(store: Store, ctx: Ctx, personId: string, except?: string): Promise<number> {
  const rows = await store.query('update identity.session set revoked_at = $2 where person_id = $1 and revoked_at is null and id is distinct from $3::uuid returning 1', [personId, ctx.clock.now(), except], ctx)
  return rows.length
}

export async function forgetOldSessions(store: Store, ctx: Ctx): Promise<void> {
  await store.query(`delete from identity.session where expires_at < $1::timestamptz - interval '30 days'`, [ctx.clock.now()], ctx)
}
