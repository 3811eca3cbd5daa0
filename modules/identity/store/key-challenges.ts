import type { Ctx } from '@jingwei/kernel'
import type { Store } from '@jingwei/store'

/** To add a key, or to show one at the second step. */
export type KeyPurpose = 'add' | 'show'

/** Keeps a session's challenge; the one before counts for nothing any more. */
export async function keepChallenge(store: Store, ctx: Ctx, sessionId: string, purpose: KeyPurpose, challenge: string, expiresAt: Date): Promise<void> {
  await store.query('delete from identity.key_challenge where expires_at < $1', [ctx.clock.now()], ctx)
  await store.query(
    `insert into identity.key_challenge (session_id, purpose, challenge, expires_at) values ($1, $2, $3, $4)
     on conflict (session_id) do update set purpose = excluded.purpose, challenge = excluded.challenge, expires_at = excluded.expires_at`,
    [sessionId, purpose, challenge, expiresAt], ctx)
}

/** Takes the challenge away, so that an answer counts once; undefined when it is late, was used or is for another purpose. */
export async function takeChallenge(store: Store, ctx: Ctx, sessionId: string, purpose: KeyPurpose): Promise<string | undefined> {
  const [row] = await store.query<{ challenge: string }>('delete from identity.key_challenge where session_id = $1 and purpose = $2 and expires_at > $3 returning challenge', [sessionId, purpose, ctx.clock.now()], ctx)
  return row?.challenge
}
