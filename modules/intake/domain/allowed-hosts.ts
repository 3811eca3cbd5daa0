import { BlockList, isIP } from 'node:net'

/**
 * What the setting `intake.hosts` allows: `name`, `name:port`, an address, `address:port`, or `network/bits`. A name
 * allows a host to be asked for; an address inside the county's own networks must be named itself, or its network, so
 * that a name which suddenly points inward opens nothing.
 */
export type AllowedHosts = { readonly names: readonly { readonly host: string; readonly port?: number }[]; readonly networks: BlockList }

/** Networks no public name should lead to: loopback, private, link-local, carrier, unspecified (RFC 6890), and their IPv6 kin. */
const inner = new BlockList()
for (const [network, bits] of [['0.0.0.0', 8], ['10.0.0.0', 8], ['100.64.0.0', 10], ['127.0.0.0', 8], ['169.254.0.0', 16], ['172.16.0.0', 12], ['192.168.0.0', 16], ['198.18.0.0', 15], ['224.0.0.0', 3]] as const) inner.addSubnet(network, bits, 'ipv4')
for (const [network, bits] of [['::', 127], ['fc00::', 7], ['fe80::', 10], ['ff00::', 8], ['64:ff9b::', 96]] as const) inner.addSubnet(network, bits, 'ipv6')

/** Reads the setting; parts that are no host, address or network allow nothing. */
export function readAllowedHosts(setting: string): AllowedHosts {
  const names: { host: string; port?: number }[] = []
  const networks = new BlockList()
  for (const part of setting.split(/[\s,，;；]+/u).filter((each) => each !== '')) {
    const [network = '', bits] = part.split('/')
    if (bits !== undefined) {
      const version = isIP(network)
      if (version !== 0 && /^\d{1,3}$/u.test(bits) && Number(bits) <= (version === 4 ? 32 : 128)) networks.addSubnet(network, Number(bits), version === 4 ? 'ipv4' : 'ipv6')
      continue
    }
    const found = /^(?:\[(?<v6>[0-9a-f:.]+)\]|(?<host>[^:]+))(?::(?<port>\d+))?$/iu.exec(part)?.groups
    const host = (found?.['v6'] ?? found?.['host'] ?? (isIP(part) === 6 ? part : '')).toLowerCase()
    if (host === '') continue
    names.push({ host, ...(found?.['port'] === undefined ? {} : { port: Number(found['port']) }) })
    if (isIP(host) !== 0) networks.addAddress(host, isIP(host) === 4 ? 'ipv4' : 'ipv6')
  }
  return { names, networks }
}

const family = (address: string): 'ipv4' | 'ipv6' => (isIP(address) === 6 ? 'ipv6' : 'ipv4')

/** Whether a host and port may be asked for at all; an address of a named network is named with it. */
export const isNamed = ({ names, networks }: AllowedHosts, host: string, port: number): boolean =>
  names.some((each) => each.host === host.toLowerCase() && (each.port === undefined || each.port === port)) || (isIP(host) !== 0 && networks.check(host, family(host)) && !names.some((each) => each.host === host.toLowerCase()))

/** Whether an address a name leads to may be spoken to: a public one, or an inner one that is named itself. */
export function isReachable({ networks }: AllowedHosts, address: string): boolean {
  // IPv4 written as IPv6 is judged as what it is.
  const plain = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/iu.exec(address)?.[1] ?? address
  if (isIP(plain) === 0) return false
  return networks.check(plain, family(plain)) || !inner.check(plain, family(plain))
}
