import type { RouteInput } from '@jingwei/http'
import { JingweiError } from '@jingwei/kernel'

/** What changes who may come in, or lends a desk, is one's own: not done in another's name. @throws identity.acting_for_another */
export function ownSessionOf(input: Pick<RouteInput, 'session' | 'ctx'>): { readonly id: string } {
  if (input.ctx.actor.onBehalfOf) throw new JingweiError('identity.acting_for_another')
  return sessionOf(input)
}

/** What changes who may come in is done by somebody present: a token cannot make tokens. @throws identity.session_only */
export function sessionOf({ session }: Pick<RouteInput, 'session'>): { readonly id: string } {
  if (!session) throw new JingweiError('identity.session_only')
  return session
}
