import type { Ctx } from '@jingwei/kernel'
import type { Store } from '@jingwei/store'

export type OidcAttempt = { readonly nonce: string; readonly verifier: string }

export async function keepAttempt(store: Store, ctx: Ctx, attempt: OidcAttempt & { readonly stateHash: Buffer; readonly bindingHash: Buffer; readonly expiresAt: Date }): Promise<void> {
  await store.query('delete from identity.oidc_attempt where expires_at < $1', [ctx.clock.now()], ctx)
  await store.query(
    'insert into identity.oidc_attempt (state_hash, binding_hash, nonce, verifier, expires_at) values ($1, $2, $3, $4, $5)',
    [attempt.stateHash, attempt.bindingHash, attempt.nonce, attempt.verifier, attempt.expiresAt], ctx)
}

/** Takes an attempt away, so that an answer counts once; undefined when it is late or was begun elsewhere. */
export async function takeAttempt(store: Store, ctx: Ctx, stateHash: Buffer, bindingHash: Buffer): Promise<OidcAttempt | undefined> {
  const [row] = await store.query<OidcAttempt>('delete from identity.oidc_attempt where state_hash = $1 and binding_hash = $2 and expires_at > $3 returning nonce, verifier', [stateHash, bindingHash, ctx.clock.now()], ctx)
  return row
}
