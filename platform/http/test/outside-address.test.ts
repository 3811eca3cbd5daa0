import { describe, expect, it } from 'vitest'
import { judgeAddress, readNetwork, type Network } from '@jingwei/http'

const networks = (...texts: string[]): Network[] => texts.map(readNetwork).filter((network) => network !== undefined)

describe('an address outside', () => {
  it('is public, or named, or refused, in whatever spelling', () => {
    const named = networks('10.20.0.0/16', '192.168.1.9', 'fd00:1::/32')
    expect(named).toHaveLength(3)
    for (const address of ['223.5.5.5', '2400:3200::1', '::ffff:223.5.5.5']) expect(judgeAddress(address, named), address).toBe('public')
    for (const address of ['10.20.3.4', '::ffff:10.20.3.4', '192.168.1.9', 'fd00:1::2']) expect(judgeAddress(address, named), address).toBe('named')
    for (const address of ['10.21.0.1', '127.0.0.1', '169.254.169.254', '100.64.0.1', '0.0.0.0', '198.18.0.1', '192.0.2.1', '224.0.0.1', '240.0.0.1', '255.255.255.255', '::', '::1', '::7f00:1', '::ffff:127.0.0.1', 'fd00::1', 'fe80::1', 'fec0::1', 'ff02::1', '64:ff9b::7f00:1', '64:ff9b:1::1', '2002:7f00:1::', '2001:db8::1', '2130706433', '0x7f.1', 'x', '']) expect(judgeAddress(address, named), address).toBe('refused')
  })

  it('is named by an address or a network, and by nothing else', () => {
    expect(['everything', '10.0.0.0/33', '10.0.0.0/8/1', '10.0.0.0/', '10.1/16', 'fd00::/129', ''].map(readNetwork)).toEqual(Array.from({ length: 7 }, () => undefined))
    expect(judgeAddress('127.0.0.1', networks('::/0'))).toBe('refused')
    expect(judgeAddress('127.0.0.1', networks('0.0.0.0/0'))).toBe('named')
  })
})
