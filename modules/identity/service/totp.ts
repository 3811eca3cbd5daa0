import { Secret, TOTP } from 'otpauth'

/** What every authenticator app on a telephone understands (RFC 6238 with its defaults). */
const form = { algorithm: 'SHA1', digits: 6, period: 30 } as const

/** RFC 6238 5.2: at most one step of delay; one ahead for a telephone whose clock is fast. */
const window = 1

const totpOf = (secret: Secret, account: string): TOTP => new TOTP({ ...form, issuer: 'Jingwei', label: account, secret })

/** 160 random bits, as RFC 4226 recommends. */
export const newTotpSecret = (): Buffer => Buffer.from(new Secret({ size: 20 }).bytes)

/** The secret as it is typed by hand, and as it is read off a QR code. */
export function showTotp(secret: Buffer, account: string): { readonly secret: string; readonly uri: string } {
  const held = new Secret({ buffer: bytesOf(secret) })
  return { secret: held.base32, uri: totpOf(held, account).toString() }
}

/** The time step whose code this is, compared in constant time; undefined when it is none of the allowed ones. */
export function stepOfCode(secret: Buffer, code: string, now: Date): number | undefined {
  const timestamp = now.getTime()
  const delta = totpOf(new Secret({ buffer: bytesOf(secret) }), '').validate({ token: code, timestamp, window })
  return delta === null ? undefined : Math.floor(timestamp / 1000 / form.period) + delta
}

const bytesOf = (buffer: Buffer): ArrayBuffer => new Uint8Array(buffer).buffer
