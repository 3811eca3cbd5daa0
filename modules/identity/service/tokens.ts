import type { Ctx } from '@jingwei/kernel'
import { JingweiError } from '@jingwei/kernel'
import { hashOf, newSecret } from '../domain/secrets.ts'
import { record } from '../store/audit.ts'
import { insertToken, revokeToken, tokenOwner } from '../store/tokens.ts'
import type { Parts } from './platform.ts'

export type TokenRequest = { readonly name: string; readonly scopes: readonly string[]; readonly expiresAt: string }

/**
 * Makes an API token; the secret is shown this once. It never allows more than its scopes nor more than its owner may at
 * the moment of use. @throws identity.unknown_scope, identity.bad_expiry
 */
export async function createToken({ store, settings }: Parts, ctx: Ctx, request: TokenRequest): Promise<{ id: string; token: string }> {
  const unknown = request.scopes.find((scope) => !ctx.permissions.has(scope))
  if (unknown !== undefined) throw new JingweiError('identity.unknown_scope', { scope: unknown })
  const now = ctx.clock.now().getTime()
  const expiresAt = new Date(request.expiresAt)
  if (expiresAt.getTime() <= now || expiresAt.getTime() > now + settings.tokenDays * 86_400_000) throw new JingweiError('identity.bad_expiry', { days: settings.tokenDays })
  const token = `jw_${newSecret()}`
  return store.tx(ctx, async (inside) => {
    const id = await insertToken(store, inside, { personId: ctx.actor.personId ?? '', tokenHash: hashOf(token), name: request.name, scopes: request.scopes, expiresAt })
    await record(store, inside, 'identity.token.created', request.name, { token: id, scopes: request.scopes, expiresAt: expiresAt.toISOString() })
    return { id, token }
  })
}

/** Ends one's own token, or another's for who may. @throws kernel.not_found */
export async function endToken({ store }: Parts, ctx: Ctx, id: string): Promise<void> {
  await store.tx(ctx, async (inside) => {
    const owner = await tokenOwner(store, inside, id)
    if (owner === undefined || (owner !== ctx.actor.personId && !ctx.permissions.has('identity.security'))) throw new JingweiError('kernel.not_found', { what: '令牌', id })
    await revokeToken(store, inside, id)
    await record(store, inside, 'identity.token.revoked', owner, { token: id })
  })
}
