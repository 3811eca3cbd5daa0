import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { jobsMigrations } from '@jingwei/jobs'
import { migrationTrial } from '@jingwei/testing'
import { hubModule } from '../index.ts'
import { openCounty, type County } from './county.ts'
import { csv, registerHeader, registerRow, taxation, taxRow } from './files.ts'
import { firms as five, home, parts, solar, textile, type Firm } from './firms.ts'

type Page = { readonly total: number; readonly items: readonly { readonly name: string; readonly revenueWan?: string }[] }

const bracketed: Firm = { ...solar, code: '', name: '精工装备（秀水）有限公司', address: '云泽市秀水区高照街道加创路99号' }
const firms = [...five, bracketed]

const migrations = [...jobsMigrations, ...hubModule.migrations.map((migration) => ({ ...migration, module: 'hub' }))]
const goldenColumns = '(enterprise_id, credit_code, name, former_name, address, town, industry, status, sources, flagged)'

describe('the list of enterprises', () => {
  let county: County
  beforeAll(async () => {
    county = await openCounty()
    const renamed = registerRow(textile).with(2, '云泽ABC百分百%纺织厂')
    await county.deliver({
      'register.csv': csv([registerHeader, ...firms.filter((firm) => firm !== textile).map(registerRow), renamed]),
      'tax.csv': taxation([taxRow(solar, 2025, 30_000), taxRow(parts, 2025, 10_000), taxRow(home, 2025, 20_000)]),
    })
  })
  afterAll(() => county.close())
  const names = async (query: string) => (await county.get<Page>(`enterprises?${query}`)).items.map((item) => item.name)

  it.each([
    ['two characters of a name', '光伏', [solar.name]],
    ['one character', '锦', [textile.name]],
    ['characters that stand together elsewhere in the name', '科技有限', [solar.name]],
    ['pairs that are there but do not stand together', '光伏云帆', []],
    ['a former name', '百分百', [textile.name]],
    ['letters, in either case', 'abc百', [textile.name]],
    ['a sign that means anything in a pattern, as itself', '百%纺', [textile.name]],
    ['the same where it is not', '光%技', []],
    ['full-width letters', 'ＡＢＣ', [textile.name]],
    ['a name with wide brackets, as it is written', '（秀水）', [bracketed.name]],
    ['the same with narrow ones', '装备(秀', [bracketed.name]],
  ])('finds %s: %s', async (_what, q, found) => {
    expect(await names(`q=${encodeURIComponent(q)}`)).toEqual(found)
  })

  it('puts the smallest figure first, the empty ones last, and no firm on two pages', async () => {
    const pages = [await names('sort=revenue&pageSize=2'), await names('sort=revenue&pageSize=2&page=2'), await names('sort=revenue&pageSize=2&page=3')]
    expect(pages.flat().slice(0, 3)).toEqual([parts.name, home.name, solar.name])
    expect(new Set(pages.flat()).size).toBe(firms.length)
  })
})

describe('migrations of the list', () => {
  it('make names of before findable by their pairs', () => migrationTrial({
    migrations, module: 'hub', id: 6,
    before: async (store) => void (await store.query(`insert into hub.golden ${goldenColumns} values ('11111111-1111-4111-8111-111111111111', '', '云泽光伏', '旧名', '', '', '', '', 1, false)`)),
    after: async (store) => expect(await store.query(`select name from hub.golden where hub.pairs(name collate "default" || E'\\n' || former_name) @> hub.pairs('光伏')`)).toEqual([{ name: '云泽光伏' }]),
  }))

  it('keep blocking keys when their second index goes', () => migrationTrial({
    migrations, module: 'hub', id: 5,
    before: async (store) => void (await store.query(`insert into hub.enterprise_key values ('n云泽', '11111111-1111-4111-8111-111111111111')`)),
    after: async (store) => expect(await store.query('select key from hub.enterprise_key')).toEqual([{ key: 'n云泽' }]),
  }))
})
