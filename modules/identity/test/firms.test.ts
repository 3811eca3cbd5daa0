import { serviceCtx } from '@jingwei/kernel'
import { connect } from '@jingwei/store'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { identityModule } from '../index.ts'
import type { Office } from './office.ts'
import { Browser, enterpriseCode, openOffice, sealingKey } from './office.ts'

const [second, third, fourth] = ['91330400MA28ABCE3M', '91330400MA28ABCF1G', '91330400MA28ABCGX8'] as const

describe('accounts of enterprises', () => {
  let office: Office
  let firm: Browser
  beforeAll(async () => {
    office = await openOffice()
    const [made] = await office.identity.ensureSampleAccounts(office.ctx, [{ account: 'firm', name: '厂长', role: 'enterprise', organisation: { kind: 'enterprise', name: '某厂', creditCode: enterpriseCode } }])
    firm = await new Browser(office).begin('firm', made?.oneTimePassword ?? '')
  })
  afterAll(() => office?.close())

  const codeNow = async () => (await firm.send('GET', 'me')).body.organisation.creditCode

  it('follow their firm to a new code and into another firm, however often the news comes', async () => {
    await office.identity.followMerge(office.ctx, enterpriseCode, second)
    await office.identity.followMerge(office.ctx, enterpriseCode, second)
    expect(await codeNow()).toBe(second)
    await office.identity.ensureSampleAccounts(office.ctx, [{ account: 'buyer', name: '买家', role: 'enterprise', organisation: { kind: 'enterprise', name: '集团', creditCode: third } }])
    expect(await office.identity.followMerge(office.ctx, second, third)).toEqual({ moved: 1 })
    expect(await office.identity.followMerge(office.ctx, second, third)).toEqual({ moved: 0 })
    expect(await codeNow()).toBe(third)
  })

  it('stay with the old firm when it is split, and the new one is there to be given people', async () => {
    expect(await office.identity.followSplit(office.ctx, third, [{ creditCode: fourth, name: '新厂' }])).toEqual({ made: 1 })
    expect(await office.identity.followSplit(office.ctx, third, [{ creditCode: fourth, name: '新厂' }])).toEqual({ made: 0 })
    expect(await codeNow()).toBe(third)
  })

  it('and the first administrators are made once by processes that start together', async () => {
    await office.store.query('delete from identity.bootstrap')
    await office.store.query(`update identity.person set account = 'old.' || account where account in ('system', 'security', 'audit')`)
    const other = connect({ url: office.url })
    const identity = identityModule.create({ store: other, clock: office.clock, logger: other.logger, settings: {}, sealingKey, permissions: [] })
    const made = await Promise.all([office.identity.bootstrap(office.ctx), identity.bootstrap(serviceCtx('other'))])
    await other.close()
    expect(made.map((list) => list.length).toSorted()).toEqual([0, 3])
  })
})
