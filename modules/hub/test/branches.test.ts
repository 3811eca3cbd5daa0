import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { creditCheckCharacter } from '@jingwei/codes'
import { linkPending } from '../service/link-pending.ts'
import { openCounty, type County } from './county.ts'
import { register } from './files.ts'
import { parts, solar, textile, type Firm } from './firms.ts'

type Page = { readonly items: readonly { readonly id: string; readonly name: string }[] }
type Enterprise = { readonly head?: { readonly name: string } }

const named = (number: number, name: string): Firm => {
  const first17 = `91339901MA2T8${String(number).padStart(4, '0')}`
  return { code: `${first17}${creditCheckCharacter(first17)}`, name, address: `云泽市秀水区新塍镇支路${number}号`, industry: 'C3825' }
}

const early = named(1, `${solar.name}新塍分公司`)
const late = named(2, `${solar.name}油车港分公司`)
const bracketed = named(3, '锦程（秀水）装备有限公司')
const bracketedBranch = named(4, '锦程(秀水)装备有限公司高照分公司')
const twins = [named(5, '秀水双生商贸有限公司'), named(6, '秀水双生商贸有限公司')]
const twinBranch = named(7, '秀水双生商贸有限公司新塍分公司')

describe('a branch', () => {
  let county: County
  beforeAll(async () => {
    county = await openCounty()
    await county.deliver({ 'first.csv': register([early, textile]) })
    await county.deliver({ 'second.csv': register([early, textile, solar, parts, late, bracketed, bracketedBranch, ...twins, twinBranch]) })
  })
  afterAll(() => county.close())
  const headOf = async (firm: Firm) => {
    const [found] = (await county.get<Page>(`enterprises?q=${firm.code}`)).items
    return (await county.get<Enterprise>(`enterprises/${found?.id}`)).head?.name
  }

  it('hangs under its head that came with it', async () => expect(await headOf(late)).toBe(solar.name))
  it('hangs under its head that came in a later delivery', async () => expect(await headOf(early)).toBe(solar.name))
  it('hangs under its head however wide the brackets are', async () => expect(await headOf(bracketedBranch)).toBe(bracketed.name))
  it('stays alone when two enterprises bear the name of its head', async () => expect(await headOf(twinBranch)).toBeUndefined())
  it('hangs although the run that linked it was killed before it hung it', async () => {
    await county.stores.store.query('update hub.enterprise set head_id = null')
    expect(await headOf(late)).toBeUndefined()
    await linkPending(county.hub.platform, county.ctx, async () => {}, new AbortController().signal)
    expect(await headOf(late)).toBe(solar.name)
  })
  it('is no head itself', async () => expect(await headOf(solar)).toBeUndefined())
})
