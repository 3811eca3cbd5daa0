import { lookup } from 'node:dns/promises'
import { request as plainRequest } from 'node:http'
import { request as tlsRequest } from 'node:https'
import { isIP } from 'node:net'
import { judgeAddress, readNetwork, type Network } from '@jingwei/http'
import { JingweiError } from '@jingwei/kernel'

/** What a name stands for, as DNS answers. */
export type Resolve = (host: string) => Promise<readonly string[]>

/** A host that may be asked, with the one address that was looked at and is connected to. */
export type Checked = { readonly host: string; readonly address: string; readonly isPrivate: boolean }

export type Answer = { readonly status: number; readonly body: string }
export type Call = { readonly method: 'GET' | 'POST'; readonly headers?: Readonly<Record<string, string>>; readonly body?: string }

/** The one way out of the house. */
export type Outside = {
  /** Resolves once and looks at every answer. @throws notify.host_refused, notify.address_refused, notify.unreachable */
  check(host: string): Promise<Checked>
  /** Asks the checked address, follows nothing. @throws as `check`, and notify.unencrypted, notify.unreachable */
  call(url: URL, call: Call): Promise<Answer>
}

export type OutsideRules = { readonly hosts: readonly string[]; readonly privateAddresses: readonly string[]; readonly timeoutSeconds: number; readonly resolve?: Resolve }

const mostBytes = 65_536

const byDns: Resolve = async (host) => (await lookup(host, { all: true, verbatim: true })).map((each) => each.address)

/**
 * Server-side request forgery closed: only named hosts, and of their addresses only public ones or private ones that are
 * named too (OWASP SSRF Prevention cheat sheet). The connection goes to the very address that was looked at, so that a
 * second DNS answer changes nothing (DNS rebinding). @throws notify.broken_setting for a network that is none
 */
export function openOutside({ hosts, privateAddresses, timeoutSeconds, resolve = byDns }: OutsideRules): Outside {
  const named = new Set(hosts.map((host) => host.toLowerCase()))
  const allowed = privateAddresses.map(demandNetwork)
  const check = async (given: string): Promise<Checked> => {
    const host = given.toLowerCase().replace(/^\[|\]$/gu, '')
    if (!named.has(host)) throw new JingweiError('notify.host_refused', { host })
    const addresses = isIP(host) === 0 ? await resolve(host).catch((error: NodeJS.ErrnoException) => { throw new JingweiError('notify.unreachable', { host, reason: error.code ?? 'DNS' }, { cause: error }) }) : [host]
    const seen = addresses.map((address) => ({ host, address, isPrivate: demandAllowed(host, address, allowed) }))
    const [first] = seen
    if (!first) throw new JingweiError('notify.unreachable', { host, reason: 'DNS' })
    return first
  }
  return {
    check,
    async call(url, call) {
      const checked = await check(url.hostname)
      if (url.protocol !== 'https:' && !checked.isPrivate) throw new JingweiError('notify.unencrypted', { host: checked.host })
      return send(url, checked, call, timeoutSeconds)
    },
  }
}

function send(url: URL, { host, address }: Checked, { method, headers = {}, body }: Call, timeoutSeconds: number): Promise<Answer> {
  const tls = url.protocol === 'https:'
  const signal = AbortSignal.timeout(timeoutSeconds * 1000)
  return new Promise<Answer>((resolve, reject) => {
    const fail = (error: NodeJS.ErrnoException) => reject(new JingweiError('notify.unreachable', { host, reason: signal.aborted ? `${timeoutSeconds} s` : (error.code ?? 'connection') }, { cause: error }))
    const asking = (tls ? tlsRequest : plainRequest)({
      method, host: address, port: url.port === '' ? (tls ? 443 : 80) : Number(url.port), path: `${url.pathname}${url.search}`, agent: false, signal,
      headers: { ...headers, host: url.host, ...(body === undefined ? {} : { 'content-length': String(Buffer.byteLength(body)) }) },
      ...(tls && isIP(host) === 0 ? { servername: host } : {}),
    }, (response) => {
      const parts: Buffer[] = []
      let bytes = 0
      response.on('data', (part: Buffer) => {
        bytes += part.length
        if (bytes > mostBytes) asking.destroy(Object.assign(new Error('the answer is too long'), { code: 'TOO_LONG' }))
        else parts.push(part)
      })
      response.on('end', () => resolve({ status: response.statusCode ?? 0, body: Buffer.concat(parts).toString('utf8') }))
      response.on('error', fail)
    })
    asking.on('error', fail)
    asking.end(body)
  })
}

function demandNetwork(text: string): Network {
  const network = readNetwork(text)
  if (!network) throw new JingweiError('notify.broken_setting', { key: 'notify.privateAddresses', reason: text })
  return network
}

/** Whether it is a private address that is named. @throws notify.address_refused for one that is not */
function demandAllowed(host: string, address: string, allowed: readonly Network[]): boolean {
  const judged = judgeAddress(address, allowed)
  if (judged === 'refused') throw new JingweiError('notify.address_refused', { host, address })
  return judged === 'named'
}
