import type { Ctx } from '@jingwei/kernel'
import { newId } from '@jingwei/kernel'
import type { Store } from '@jingwei/store'

/** `factor`: the password was right, the second factor has not been shown; such a session opens nothing else. */
export type SessionStep = 'done' | 'factor'

export type Session = { readonly id: string; readonly personId: string; readonly step: SessionStep; readonly address: string; readonly device: string; readonly createdAt: string; readonly lastSeenAt: string; readonly expiresAt: string }

type Row = { id: string; person_id: string; step: SessionStep; address: string; device: string; created_at: Date; last_seen_at: Date; expires_at: Date }

const columns = 's.id, s.person_id, s.step, s.address, s.device, s.created_at, s.last_seen_at, s.expires_at'

const sessionOf = (row: Row): Session => ({
  id: row.id, personId: row.person_id, step: row.step, address: row.address, device: row.device,
  createdAt: row.created_at.toISOString(), lastSeenAt: row.last_seen_at.toISOString(), expiresAt: row.expires_at.toISOString(),
})

export async function insertSession(store: Store, ctx: Ctx, session: { readonly personId: string; readonly tokenHash: Buffer; readonly address: string; readonly device: string; readonly expiresAt: Date; readonly step: SessionStep }): Promise<string> {
  const id = newId()
  await store.query(
    'insert into identity.session (id, token_hash, person_id, address, created_at, last_seen_at, expires_at, step, device) values ($1, $2, $3, $4, $5, $5, $6, $7, $8)',
    [id, session.tokenHash, session.personId, session.address, ctx.clock.now(), session.expiresAt, session.step, session.device], ctx)
  return id
}

/**
 * The living session of a token. Being seen is written at most twice a minute: a busy page does not write at every
 * request, and an idle time-out is counted in minutes.
 */
export async function seenSession(store: Store, ctx: Ctx, tokenHash: Buffer, idleMinutes: number): Promise<Session | undefined> {
  const now = ctx.clock.now()
  const [row] = await store.query<Row>(
    `select ${columns} from identity.session s where token_hash = $1 and revoked_at is null and expires_at > $2 and last_seen_at > $2::timestamptz - make_interval(mins => $3)`,
    [tokenHash, now, idleMinutes], ctx)
  if (!row) return undefined
  if (now.getTime() - row.last_seen_at.getTime() > 30_000) await store.query('update identity.session set last_seen_at = $2 where id = $1 and last_seen_at < $2', [row.id, now], ctx)
  return sessionOf(row)
}

export async function livingSessions(store: Store, ctx: Ctx, personId: string, idleMinutes: number): Promise<Session[]> {
  const rows = await store.query<Row>(
    `select ${columns} from identity.session s where person_id = $1 and step = 'done' and revoked_at is null and expires_at > $2 and last_seen_at > $2::timestamptz - make_interval(mins => $3) order by last_seen_at desc`,
    [personId, ctx.clock.now(), idleMinutes], ctx)
  return rows.map(sessionOf)
}

/** A session with whose it is. */
export type OpenSession = Session & { readonly account: string; readonly name: string }

/** The living sessions of everybody, by name, account or address; the latest seen first. */
export async function openSessions(store: Store, ctx: Ctx, { q, idleMinutes }: { readonly q?: string; readonly idleMinutes: number }, limit: number, offset: number): Promise<{ items: OpenSession[]; total: number }> {
  const from = `from identity.session s join identity.person p on p.id = s.person_id
    where s.step = 'done' and s.revoked_at is null and s.expires_at > $1 and s.last_seen_at > $1::timestamptz - make_interval(mins => $2)
      and ($3::text is null or position(lower($3) in p.account) > 0 or position($3 in p.name) > 0 or s.address = $3)`
  const parameters = [ctx.clock.now(), idleMinutes, q]
  const [count] = await store.query<{ total: bigint }>(`select count(*) as total ${from}`, parameters, ctx)
  const rows = await store.query<Row & { account: string; name: string }>(`select ${columns}, p.account, p.name ${from} order by s.last_seen_at desc, s.id limit $4 offset $5`, [...parameters, limit, offset], ctx)
  return { items: rows.map((row) => ({ ...sessionOf(row), account: row.account, name: row.name })), total: Number(count?.total ?? 0n) }
}

export async function sessionById(store: Store, ctx: Ctx, id: string): Promise<Session | undefined> {
  const [row] = await store.query<Row>(`select ${columns} from identity.session s where id = $1 and revoked_at is null`, [id], ctx)
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
