import { createHmac } from 'node:crypto'
import type { Outside } from '../outside.ts'
import { demandTaken, type Channel } from './channel.ts'

/** The signature of a body: HMAC-SHA256 over `timestamp.body`, in hex. */
export const signatureOf = (secret: string, timestamp: string, body: string): string => createHmac('sha256', secret).update(`${timestamp}.${body}`).digest('hex')

/**
 * The county's own message platform. `POST` of `{ id, person, kind, title, link }` with
 * `x-jingwei-signature: t=<seconds>,v1=<hex>`, where v1 is `signatureOf(secret, t, body)`, and `idempotency-key: <id>`.
 * The receiver recomputes v1, refuses a t older than five minutes, and takes each id once.
 */
export const webhookChannel = (outside: Outside, url: URL, secret: string): Channel => ({
  id: 'webhook',
  async send(ctx, { id, to, kind, title, link }) {
    const body = JSON.stringify({ id, person: to, kind, title, link })
    const timestamp = String(Math.floor(ctx.clock.now().getTime() / 1000))
    const headers = { 'content-type': 'application/json', 'idempotency-key': id, 'x-jingwei-signature': `t=${timestamp},v1=${signatureOf(secret, timestamp, body)}` }
    demandTaken(url.hostname, await outside.call(url, { method: 'POST', headers, body }))
  },
})
