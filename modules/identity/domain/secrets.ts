import { createHash, randomBytes, randomInt } from 'node:crypto'

/** 256 random bits, as a session cookie or an API token carries them. */
export const newSecret = (): string => randomBytes(32).toString('base64url')

/** What is stored of a secret. */
export const hashOf = (secret: string): Buffer => createHash('sha256').update(secret).digest()

/** Told to the page that holds the session; follows from the session's token, so nothing more is stored. */
export const csrfTokenOf = (sessionToken: string): string => createHash('sha256').update(`csrf:${sessionToken}`).digest('base64url')

// Without 0 O 1 l I: it is read off a sheet of paper. Four groups are about 76 bits, and signing in is throttled.
const upper = 'ABCDEFGHJKLMNPQRSTUVWXYZ'
const lower = 'abcdefghijkmnpqrstuvwxyz'
const digits = '23456789'

/** A password to be used once, in four groups of four; always of three classes. */
export function newOneTimePassword(): string {
  const pick = (alphabet: string): string => alphabet.charAt(randomInt(alphabet.length))
  const group = (): string => pick(upper) + pick(upper + lower + digits) + pick(lower) + pick(digits)
  return [group(), group(), group(), group()].join('-')
}
