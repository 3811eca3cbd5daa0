import { lookup } from 'node:dns/promises'
import { isIP } from 'node:net'
import { JingweiError } from '@jingwei/kernel'
import { isNamed, isReachable, readAllowedHosts } from '../../domain/allowed-hosts.ts'

/**
 * The address a connection speaks to. Host and port must be on the list, and each address the name leads to must be
 * reachable by it; the caller connects to just this address, so that a second lookup cannot lead elsewhere.
 * @throws intake.host_not_allowed, intake.address_not_allowed, intake.unreachable
 */
export async function allowedAddress(setting: string, host: string, port: number): Promise<string> {
  const allowed = readAllowedHosts(setting)
  const bare = host.replace(/^\[|\]$/gu, '')
  if (!isNamed(allowed, bare, port)) throw new JingweiError('intake.host_not_allowed', { host: `${host}:${port}` })
  const addresses = isIP(bare) === 0 ? await lookedUp(bare, port) : [bare]
  const refused = addresses.find((address) => !isReachable(allowed, address))
  if (refused !== undefined) throw new JingweiError('intake.address_not_allowed', { host, address: refused })
  return addresses[0] ?? bare
}

async function lookedUp(host: string, port: number): Promise<string[]> {
  try {
    return (await lookup(host, { all: true })).map(({ address }) => address)
  } catch (error) {
    throw new JingweiError('intake.unreachable', { place: `${host}:${port}`, reason: (error as NodeJS.ErrnoException).code ?? 'lookup failed' })
  }
}
