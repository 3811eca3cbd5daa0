import { isIP } from 'node:net'
import ipaddr from 'ipaddr.js'

/** A network somebody named in a setting; an address alone is a network of one. */
export type Network = readonly [ipaddr.IPv4 | ipaddr.IPv6, number]

/** All that is given out for the public net (IANA, IPv6 global unicast); what lies outside is no public address whatever it is called. */
const publicIpv6 = ipaddr.parseCIDR('2000::/3')

/** Reads an address or `network/bits`; undefined for what is neither. */
export function readNetwork(text: string): Network | undefined {
  const [address = '', bits, more] = text.split('/')
  const width = isIP(address) === 4 ? 32 : 128
  if (isIP(address) === 0 || more !== undefined) return undefined
  if (bits !== undefined && (!/^\d{1,3}$/u.test(bits) || Number(bits) > width)) return undefined
  return [ipaddr.parse(address), bits === undefined ? width : Number(bits)]
}

/** Whether an address lies in one of the networks. IPv4 written as IPv6 is judged as what it is. */
export function isWithin(networks: readonly Network[], address: string): boolean {
  if (isIP(address) === 0) return false
  const plain = ipaddr.process(address)
  return networks.some(([network, bits]) => network.kind() === plain.kind() && plain.match(network as never, bits))
}

/**
 * What an address is to a server that speaks to the outside: `public`, `named` when it is none of the public ones but lies in
 * a network that was named, else `refused`: loopback, private, link-local, carrier, multicast, documentation, translated and
 * tunnelled addresses (RFC 6890 and kin), and what is no address at all.
 */
export function judgeAddress(address: string, named: readonly Network[]): 'public' | 'named' | 'refused' {
  if (isIP(address) === 0) return 'refused'
  const plain = ipaddr.process(address)
  if (plain.range() === 'unicast' && (plain.kind() === 'ipv4' || plain.match(publicIpv6 as never))) return 'public'
  return isWithin(named, address) ? 'named' : 'refused'
}
