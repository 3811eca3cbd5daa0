import { isIP } from 'node:net'
import { isWithin, judgeAddress, readNetwork, type Network } from '@jingwei/http'

/**
 * What the setting `intake.hosts` allows: `name`, `name:port`, an address, `address:port`, or `network/bits`. A name
 * allows a host to be asked for; an address inside the county's own networks must be named itself, or its network, so
 * that a name which suddenly points inward opens nothing.
 */
export type AllowedHosts = { readonly names: readonly { readonly host: string; readonly port?: number }[]; readonly networks: readonly Network[] }

const listOf = (network: Network | undefined): readonly Network[] => (network ? [network] : [])

/** Reads the setting; parts that are no host, address or network allow nothing. */
export function readAllowedHosts(setting: string): AllowedHosts {
  const names: { host: string; port?: number }[] = []
  const networks: Network[] = []
  for (const part of setting.split(/[\s,，;；]+/u).filter((each) => each !== '')) {
    if (part.includes('/')) {
      networks.push(...listOf(readNetwork(part)))
      continue
    }
    const found = /^(?:\[(?<v6>[0-9a-f:.]+)\]|(?<host>[^:]+))(?::(?<port>\d+))?$/iu.exec(part)?.groups
    const host = (found?.['v6'] ?? found?.['host'] ?? (isIP(part) === 6 ? part : '')).toLowerCase()
    if (host === '') continue
    networks.push(...listOf(readNetwork(host)))
    names.push({ host, ...(found?.['port'] === undefined ? {} : { port: Number(found['port']) }) })
  }
  return { names, networks }
}

/** Whether a host and port may be asked for at all; an address of a named network is named with it. */
export const isNamed = ({ names, networks }: AllowedHosts, host: string, port: number): boolean =>
  names.some((each) => each.host === host.toLowerCase() && (each.port === undefined || each.port === port)) || (isWithin(networks, host) && !names.some((each) => each.host === host.toLowerCase()))

/** Whether an address a name leads to may be spoken to: a public one, or an inner one that is named itself. */
export const isReachable = ({ networks }: AllowedHosts, address: string): boolean => judgeAddress(address, networks) !== 'refused'
