import type { RouteInput } from '@jingwei/http'
import { JingweiError } from '@jingwei/kernel'

/** What changes who may come in is done by somebody present: a token cannot make tokens. @throws identity.session_only */
export function sessionOf({ session }: Pick<RouteInput, 'session'>): { readonly id: string } {
  if (!session) throw new JingweiError('identity.session_only')
  return session
}
