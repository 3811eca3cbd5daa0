import { request as plain, type IncomingMessage } from 'node:http'
import { request as encrypted } from 'node:https'
import { isIP } from 'node:net'
import { setTimeout as wait } from 'node:timers/promises'
import { createBrotliDecompress, createGunzip, createInflate } from 'node:zlib'
import type { Readable } from 'node:stream'
import { JingweiError } from '@jingwei/kernel'
import type { Secret } from '../platform.ts'
import { allowedAddress } from './address.ts'
import type { Bounds } from './reader.ts'

export type Ask = { readonly method: 'GET' | 'POST'; readonly headers: () => Readonly<Record<string, string>>; readonly body?: string; readonly hosts: string; readonly secret: Secret }
export type Answer = { readonly type: string; readonly bytes: Buffer }

const silenceMs = 60_000
const tries = 4
const longestWaitMs = 60_000
const turns = 3

/**
 * One answer of an interface, whole. 429 and 5xx are asked again, as late as the server wishes; a redirect is followed on
 * the same host alone. @throws intake.http_status, intake.redirected, intake.too_much, and what `allowedAddress` throws
 */
export async function ask(address: string, how: Ask, bounds: Bounds): Promise<Answer> {
  let url = new URL(address)
  let turned = 0
  for (let attempt = 1; ; ) {
    const response = await once(url, how, bounds)
    const status = response.statusCode ?? 0
    const place = `${url.origin}${url.pathname}`
    if (status >= 200 && status < 300) return { type: String(response.headers['content-type'] ?? ''), bytes: await whole(response, place, bounds) }
    response.destroy()
    const location = response.headers.location
    if (status >= 300 && status < 400 && location !== undefined && turned < turns) {
      const next = new URL(location, url)
      if (next.origin !== url.origin) throw new JingweiError('intake.redirected', { place, host: next.host })
      turned += 1
      url = next
    } else if ((status === 429 || status >= 500) && attempt < tries) {
      await wait(Math.min(longestWaitMs, retryAfter(response.headers['retry-after']) ?? 500 * 2 ** attempt), undefined, { signal: bounds.signal })
      attempt += 1
    } else {
      throw new JingweiError('intake.http_status', { place, status, advice: status === 401 || status === 403 ? '请核对凭证。 Check the credentials.' : status === 404 ? '请核对地址。 Check the address.' : '请与对方联系。 Ask its operator.' })
    }
  }
}

/** Seconds or a date (RFC 9110 10.2.3), in milliseconds from now. */
function retryAfter(header: string | undefined): number | undefined {
  if (header === undefined) return undefined
  const seconds = /^\d+$/u.test(header) ? Number(header) * 1000 : Date.parse(header) - Date.now()
  return Number.isNaN(seconds) ? undefined : Math.max(0, seconds)
}

async function once(url: URL, { method, headers, body, hosts, secret }: Ask, { signal }: Bounds): Promise<IncomingMessage> {
  const secure = url.protocol === 'https:'
  const host = url.hostname.replace(/^\[|\]$/gu, '')
  const address = await allowedAddress(hosts, host, Number(url.port || (secure ? 443 : 80)))
  return new Promise((resolve, reject) => {
    const request = (secure ? encrypted : plain)(url, {
      method, signal, timeout: silenceMs, agent: false,
      headers: { accept: 'application/json, text/csv', 'accept-encoding': 'gzip, deflate, br', ...headers(), ...(body === undefined ? {} : { 'content-type': 'application/json', 'content-length': Buffer.byteLength(body) }) },
      // Only the address that was checked: a second look-up could lead elsewhere.
      lookup: (_host, options, done) => (options.all === true ? done(null, [{ address, family: isIP(address) }]) : done(null, address, isIP(address))),
      ...(secret.certificate === undefined ? {} : { ca: secret.certificate }),
    })
    request.once('timeout', () => request.destroy(new Error('timed out')))
    request.once('error', reject)
    request.once('response', resolve)
    request.end(body)
  })
}

const unpacked = (response: IncomingMessage): Readable => {
  const encoding = response.headers['content-encoding']
  const unpack = encoding === 'gzip' ? createGunzip() : encoding === 'br' ? createBrotliDecompress() : encoding === 'deflate' ? createInflate() : undefined
  if (!unpack) return response
  response.on('error', (error) => unpack.destroy(error))
  return response.pipe(unpack)
}

async function whole(response: IncomingMessage, place: string, { pageBytes }: Bounds): Promise<Buffer> {
  const parts: Buffer[] = []
  let size = 0
  try {
    for await (const part of unpacked(response) as AsyncIterable<Buffer>) {
      size += part.length
      if (size > pageBytes) throw new JingweiError('intake.too_much', { place, limit: `${Math.round(pageBytes / 1_048_576)} MiB` })
      parts.push(part)
    }
  } finally {
    response.destroy()
  }
  return Buffer.concat(parts)
}
