import { isIP } from 'node:net'
import { JingweiError } from '@jingwei/kernel'

/** Where security keys work: browsers bind a key to one name, and use it over TLS or on this machine alone (WebAuthn level 3, 5.1.3 and 13.4.9). */
export type KeyPlace = { readonly origin: string; readonly rpId: string } | { readonly off: 'unset' | 'insecure' }

/**
 * @param setting `identity.publicOrigin`; empty: the address the server listens on, when that is this machine
 * @param listening e.g. `http://127.0.0.1:8080`; undefined when it is not known
 * @throws kernel.bad_setting for what is not an origin: a key made for a slip of the pen would never work
 */
export function keyPlace(setting: string, listening: string | undefined): KeyPlace {
  if (setting.trim() !== '') return placeOf(readOrigin(setting.trim()))
  const own = listening === undefined ? undefined : new URL(listening)
  if (!own || !['127.0.0.1', '[::1]', 'localhost'].includes(own.hostname)) return { off: 'unset' }
  // A key is bound to a name, never to a number.
  own.hostname = 'localhost'
  return placeOf(own)
}

function placeOf({ protocol, hostname, origin }: URL): KeyPlace {
  const local = hostname === 'localhost' || hostname.endsWith('.localhost')
  const named = isIP(hostname.replaceAll(/[[\]]/gu, '')) === 0
  return named && (local || protocol === 'https:') ? { origin, rpId: hostname } : { off: 'insecure' }
}

function readOrigin(text: string): URL {
  const url = URL.canParse(text) ? new URL(text) : undefined
  if (!url || !/^https?:$/u.test(url.protocol) || !['', '/'].includes(url.pathname) || url.search !== '' || url.hash !== '' || url.username !== '') {
    throw new JingweiError('kernel.bad_setting', { key: 'identity.publicOrigin', expected: 'https://NAME[:PORT]', found: text })
  }
  return url
}
