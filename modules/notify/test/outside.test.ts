import { JingweiError } from '@jingwei/kernel'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { notifyModule } from '../index.ts'
import { openOutside, type OutsideRules } from '../service/outside.ts'
import { openPeer, type Peer } from './peer.ts'

let peer: Peer
beforeAll(async () => {
  expect(notifyModule.id).toBe('notify')
  peer = await openPeer()
})
afterAll(() => peer?.close())

const refusal = async (rules: Partial<OutsideRules>, url: string): Promise<string> => {
  const before = peer.asked.length
  const outside = openOutside({ hosts: [], privateAddresses: [], timeoutSeconds: 1, ...rules })
  const code = await outside.call(new URL(url), { method: 'POST', body: '{}' }).then(({ status }) => `status ${status}`, (error: unknown) => (error instanceof JingweiError ? error.code : String(error)))
  if (code.startsWith('notify.') && code !== 'notify.unreachable') expect(peer.asked).toHaveLength(before)
  return code
}
const here = () => `http://gateway.example:${peer.port}/in`
const listed = { hosts: ['gateway.example'], privateAddresses: ['127.0.0.0/8'], resolve: async () => ['127.0.0.1'] }

describe('the way out of the house', () => {
  it('leads to a named host at a named private address, and to nothing else', async () => {
    expect(await refusal(listed, here())).toBe('status 200')
    expect(peer.asked.at(-1)?.headers.host).toBe(`gateway.example:${peer.port}`)
    expect(await refusal({ ...listed, hosts: [] }, here())).toBe('notify.host_refused')
    expect(await refusal({ ...listed, hosts: ['example'] }, here())).toBe('notify.host_refused')
    expect(await refusal({ ...listed, privateAddresses: [] }, here())).toBe('notify.address_refused')
    expect(await refusal({ ...listed, privateAddresses: ['10.0.0.0/8'] }, here())).toBe('notify.address_refused')
  })

  it('looks at every answer of DNS, in whatever spelling', async () => {
    for (const address of ['169.254.169.254', '10.1.2.3', '192.168.0.1', '0.0.0.0', '100.64.0.1', '::1', '::ffff:127.0.0.1', 'fd00::1', 'fe80::1', '224.0.0.1', '::7f00:1', '64:ff9b::7f00:1', '2002:7f00:1::'])
      expect(await refusal({ ...listed, privateAddresses: [], resolve: async () => ['203.0.114.7', address] }, here()), address).toBe('notify.address_refused')
    for (const host of ['127.0.0.1', '[::1]', '2130706433', '0x7f.1'])
      expect(await refusal({ hosts: ['127.0.0.1', '::1'] }, `http://${host}:${peer.port}/`), host).toBe('notify.address_refused')
  })

  it('connects to the address that was looked at, though the name means another by then', async () => {
    const answers = [['127.0.0.1'], ['169.254.169.254']]
    let times = 0
    expect(await refusal({ ...listed, resolve: async () => answers[times++] ?? [] }, here())).toBe('status 200')
    expect(times).toBe(1)
  })

  it('goes unencrypted to named private addresses alone', async () => {
    expect(await refusal({ ...listed, resolve: async () => ['203.0.114.7'] }, here())).toBe('notify.unencrypted')
  })

  it('follows no redirect, waits for nobody for ever, and reads no endless answer', async () => {
    peer.answer = () => ({ status: 302, headers: { location: '/elsewhere' } })
    expect(await refusal(listed, here())).toBe('status 302')
    peer.answer = () => undefined
    expect(await refusal(listed, here())).toBe('notify.unreachable')
    peer.answer = () => ({ body: 'x'.repeat(100_000) })
    expect(await refusal(listed, here())).toBe('notify.unreachable')
    peer.answer = () => ({})
  })

  it('does not start on a network that is none', () => {
    expect(() => openOutside({ hosts: [], privateAddresses: ['everything'], timeoutSeconds: 1 })).toThrow(/privateAddresses/u)
  })
})
