import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { jobsMigrations } from '@jingwei/jobs'
import { migrationTrial } from '@jingwei/testing'
import { hubModule } from '../index.ts'
import { fuseStale } from '../service/fuse-enterprises.ts'
import { claimStale, countStale, markStale, staleEnterprises, beforeAll as first } from '../store/golden.ts'
import { openCounty, type County } from './county.ts'
import { csv, register, registerHeader, registerRow, taxation, taxRow } from './files.ts'
import { solar, textile } from './firms.ts'

let county: County
beforeAll(async () => { county = await openCounty() })
afterAll(() => county.close())

describe('the list of what must be fused again', () => {
  it('keeps an enterprise that changed after it was read', async () => {
    const { stores: { store }, ctx, hub } = county
    await county.deliver({ 'register.csv': register([solar, textile]) })
    const [one, other] = await store.query<{ enterprise_id: string }>('select enterprise_id from hub.golden order by enterprise_id')
    const ids = [one?.enterprise_id ?? '', other?.enterprise_id ?? '']
    await markStale(store, ctx, ids)
    const read = await staleEnterprises(store, ctx, first, 10)
    await markStale(store, ctx, [ids[1] ?? ''])
    const claimed = await store.tx(ctx, (inside) => claimStale(store, inside, read))
    expect([...claimed]).toEqual([ids[0]])
    expect((await staleEnterprises(store, ctx, first, 10)).map((entry) => entry.enterprise_id)).toEqual([ids[1]])
    await fuseStale(hub.platform, ctx, async () => {}, new AbortController().signal)
    expect(await countStale(store, ctx)).toBe(0)
  })

  it('names enterprises whose rows a fix of form has let in, though their names were known', async () => {
    await county.deliver({ 'tax.csv': taxation([taxRow(solar, 2024, 100_000)]) })
    const long = [...taxRow(solar, 2025, 200_000).with(1, ''), '无关', '内容']
    const answer = await county.deliver({ 'tax-2025.csv': taxation([long]) })
    expect(answer.counts.quarantined).toBe(1)
    const fixed = await county.send('POST', 'quarantine/fixes', 'officer', { sourceId: 'taxation', code: 'surplus_cells', kind: 'keep_surplus_as_remark' })
    expect(fixed.json()).toMatchObject({ released: 1 })
    await county.settled()
    const list = await county.get<{ items: { revenueWan?: string; year?: number }[] }>(`enterprises?q=${solar.code}`)
    expect(list.items[0]).toMatchObject({ revenueWan: '20', year: 2025 })
  })

  it('keeps its entries when marks are added', () => migrationTrial({
    migrations: [...jobsMigrations, ...hubModule.migrations.map((migration) => ({ ...migration, module: 'hub' }))], module: 'hub', id: 3,
    before: async (store) => void (await store.query(`insert into hub.stale values ('11111111-1111-4111-8111-111111111111')`)),
    after: async (store) => expect(await store.query('select count(*) from hub.stale where mark is not null')).toEqual([{ count: 1n }]),
  }))
})

describe('a fix of form', () => {
  it.each([['no_such_source', 'total_row'], ['statistics', 'total_row']])('is not taken from an officer for %s', async (sourceId, code) => {
    expect((await county.send('POST', 'quarantine/fixes', 'officer', { sourceId, code, kind: 'ignore_totals' })).status).toBe(404)
  })

  it('of an unheard-of reason is refused, also when it is called like a method', async () => {
    expect((await county.send('POST', 'quarantine/fixes', 'officer', { sourceId: 'taxation', code: 'constructor', kind: 'x' })).status).toBe(400)
  })
})

describe('a redelivery', () => {
  const one = csv([registerHeader, registerRow(solar).with(8, '存续')])
  const two = csv([registerHeader, registerRow(solar).with(8, '注销')])
  const status = async () => (await county.get<{ items: { status: string }[] }>(`enterprises?q=${solar.code}`)).items[0]?.status

  it('has the last word however often two files take turns', async () => {
    for (const [file, expected] of [[two, '注销'], [one, '存续'], [two, '注销'], [one, '存续'], [two, '注销']] as const) {
      await county.deliver({ 'register.csv': file })
      expect(await status()).toBe(expected)
    }
  })
})
