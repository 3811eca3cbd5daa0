import { Secret, TOTP } from 'otpauth'
import type { Browser, Office } from './office.ts'

/** A telephone with an authenticator that scanned a code. */
export type Telephone = { code(): string }

/** @param uri what the QR code says */
export function telephone(office: Office, uri: string): Telephone {
  const secret = Secret.fromBase32(new URL(uri).searchParams.get('secret') ?? '')
  return { code: () => new TOTP({ secret }).generate({ timestamp: office.clock.now().getTime() }) }
}

/** Somebody signed in sets a second factor up; the clock moves on, so that the next code is a new one. */
export async function setUpFactor(office: Office, browser: Browser, password = 'Spring-2026-ok'): Promise<{ phone: Telephone; recoveryCodes: string[] }> {
  const begun = await browser.send('POST', 'factor/begin', { password })
  const phone = telephone(office, begun.body.uri)
  const { recoveryCodes } = (await browser.send('POST', 'factor/confirm', { code: phone.code() })).body
  office.clock.forward(30_000)
  return { phone, recoveryCodes }
}
