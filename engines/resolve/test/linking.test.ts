import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { decide, features, learnVocabulary, type Mention } from '../index.ts'
import { codeFor, linkAll } from './examples.ts'

const A = codeFor(10012345)
const B = codeFor(20054321)
const C = codeFor(30011223)
const D = codeFor(40077889)
const registry: Mention[] = [
  { kind: 'registry', code: A, name: '云溪市青禾机械有限公司', address: '云溪市东湖区望江路18号' },
  { kind: 'registry', code: B, name: '云溪市万田纺织有限公司', address: '云溪市东湖区南湾镇田里村' },
  { kind: 'registry', code: C, name: '云溪市万里纺织有限公司', address: '云溪市西岭县石桥镇长兴路5号', formerName: '云溪市金帆布业有限公司' },
  { kind: 'registry', code: D, name: '云溪市青禾机械有限公司城北分公司', address: '云溪市东湖区城北路77号' },
]
const vocabulary = { places: ['云溪'], contrasts: [] }

/** The decision for one mention beside the registry. */
async function link(mention: Mention) {
  const all = await linkAll([...registry, mention], { vocabulary })
  return all[registry.length]
}

describe('a mention with a code', () => {
  it('that is known joins its enterprise, whatever short name stands beside it', async () => {
    expect(await link({ code: ` ${A.toLowerCase()} `, name: '青禾机械' })).toMatchObject({ band: 'auto', id: A })
  })
  it('that is known but bears the name of somebody else is for a person to judge', async () => {
    expect(await link({ code: A, name: '云溪市万里纺织有限公司' })).toMatchObject({ band: 'review', id: A, runnersUp: [{ id: C }] })
  })
  it('that holds and is unknown founds an enterprise', async () => {
    const unknown = codeFor(55566677)
    expect(await link({ code: unknown, name: '云溪市白塔酒业有限公司' })).toMatchObject({ band: 'new', id: unknown, founded: true })
  })
  it('damaged by O for 0 joins when the name agrees, and not on the code alone', async () => {
    const damaged = A.replace(/0(?=[^0]*$)/, 'O')
    expect(damaged).not.toBe(A)
    expect(await link({ code: damaged, name: '青禾机械有限公司' })).toMatchObject({ band: 'auto', id: A })
    expect((await link({ code: damaged, name: '海天速递有限公司' }))?.band).not.toBe('auto')
  })
  it('of nine characters joins the credit code that contains it when the name agrees', async () => {
    expect(await link({ code: B.slice(8, 17), name: '万田纺织' })).toMatchObject({ band: 'auto', id: B })
  })
  it('of the old kind is learnt by name in one record and used in another', async () => {
    const old = '330400123456786'
    const all = await linkAll([...registry,
      { code: old, name: '云溪市万里纺织有限公司', address: '西岭县石桥镇长兴路5号' },
      { code: old, name: '万里纺织品', address: '石桥镇' },
    ], { vocabulary })
    expect(all.slice(registry.length).map((d) => [d.band, d.id])).toEqual([['auto', C], ['auto', C]])
  })
})

describe('a mention without a code', () => {
  it.each([
    ['place dropped', '青禾机械有限公司', A], ['legal form changed', '云溪市青禾机械有限责任公司', A], ['legal form dropped', '云溪万田纺织', B],
    ['brackets and spaces', ' 云溪市青禾机械有限公司（二车间） ', A], ['dashed account', '云溪市青禾机械有限公司-生产', A],
    ['one look-alike character', '云溪市青禾机戒有限公司', A], ['one sound-alike character', '云溪市清禾机械有限公司', A],
    ['former name', '云溪市金帆布业有限公司', C],
  ])('is linked: %s', async (_, name, id) => {
    expect(await link({ name })).toMatchObject({ band: 'auto', id })
  })

  it('that differs in one character nobody misreads is not linked without proof', async () => {
    const all = await linkAll([registry[1] as Mention, { name: '云溪市万里纺织有限公司' }], { vocabulary })
    expect(all[1]).not.toMatchObject({ id: B })
  })

  it('that fits two enterprises equally is for a person to judge', async () => {
    const twins: Mention[] = [{ kind: 'registry', code: A, name: '云溪市新盛达贸易有限公司' }, { kind: 'registry', code: B, name: '白塔市新盛达贸易有限公司' }]
    expect((await linkAll([...twins, { name: '新盛达贸易有限公司' }], { vocabulary }))[2]).toMatchObject({ band: 'review', margin: 0 })
  })

  it('of a branch never joins the head, nor the head a branch', async () => {
    expect(await link({ name: '青禾机械有限公司城北分公司' })).toMatchObject({ band: 'auto', id: D })
    expect((await link({ name: '云溪市青禾机械有限公司城南经营部', address: '云溪市东湖区望江路18号' }))?.id).not.toBe(A)
    expect(await link({ name: '云溪市青禾机械有限公司', address: '城北路77号' })).not.toMatchObject({ band: 'auto', id: D })
    expect(await link({ name: '青禾机械', address: '城北路77号' })).toMatchObject({ band: 'auto', id: D })
    expect((await link({ name: '青禾机械' }))?.band).toBe('review')
  })

  it('and at a shared address but with another name is not linked', async () => {
    expect((await link({ name: '云溪市大成物流有限公司', address: '云溪市东湖区望江路18号' }))?.id).not.toBe(A)
  })

  it('unknown to all founds one enterprise together with its equals', async () => {
    const all = await linkAll([...registry, { name: '白塔酒业有限公司', address: '望江路3号' }, { name: '白塔酒业有限公司', address: '云溪市望江路3号' }], { vocabulary })
    const [one, two] = all.slice(registry.length)
    expect(one?.id).toBe(two?.id)
    expect([one?.band, two?.band].sort()).toEqual(['auto', 'new'])
  })
})

describe('the result', () => {
  const feed: Mention[] = [...registry, { name: '青禾机械' }, { name: '云溪万田纺织', address: '南湾镇田里村' }, { code: codeFor(99), name: '甲有限公司' }, { name: '甲有限公司' }, { name: '乙丙丁有限公司' }, { name: '' }, { name: '𠮷田精机有限公司' }]

  it('does not depend on the order of mentions and is the same on every run', async () => {
    const plain = (all: Awaited<ReturnType<typeof linkAll>>, order: readonly Mention[]) =>
      all.map((d) => JSON.stringify([order[d.mention], d.band, d.id, d.score, d.evidence])).sort()
    const expected = plain(await linkAll(feed, { vocabulary }), feed)
    await fc.assert(fc.asyncProperty(fc.shuffledSubarray(feed, { minLength: feed.length }), fc.integer({ min: 1, max: 9 }), async (order, page) => {
      expect(plain(await linkAll(order, { vocabulary, page }), order)).toEqual(expected)
    }), { numRuns: 40 })
  })

  it('accounts for every mention once, whatever is written in it', async () => {
    const text = fc.oneof(fc.string({ unit: 'binary' }), fc.constantFrom('', '公司', '（）', '嘉兴市', '某某有限公司', '123', '无'))
    await fc.assert(fc.asyncProperty(fc.array(fc.record({ name: text, code: text, address: text }), { maxLength: 12 }), async (mentions) => {
      const all = await linkAll(mentions)
      expect(all.map((d) => d.mention)).toEqual(mentions.map((_, i) => i))
      for (const d of all) if (d.band !== 'review') expect(d.id).toBeDefined()
    }))
  })

  it('explains itself: items add up to the score', async () => {
    const d = await link({ name: '青禾机戒有限公司', address: '望江路18号' })
    expect(d?.evidence?.items.map((i) => i.finding)).toEqual(['one_character_misread', 'same_address'])
    expect(d?.evidence?.items.reduce((sum, i) => sum + i.weight, 0)).toBeCloseTo(d?.score ?? 0)
  })
})

describe('features', () => {
  it('survive JSON and do not care about width, case and spaces', () => {
    const one = features({ name: '云溪市ＡＢ机械（集团）有限公司', address: '望江路１８号' }, vocabulary)
    expect(JSON.parse(JSON.stringify(one))).toEqual(one)
    expect(features({ name: ' 云溪市ab机械(集团)有限公司', address: '望江路18号 ' }, vocabulary)).toEqual(one)
  })
  it('compare the same both ways round', () => {
    const names = ['云溪市青禾机械有限公司', '青禾机戒', '青禾机械有限公司城北分公司', '白塔市青禾机械厂', '云溪万田纺织', '万里纺织有限公司', '青禾械机股份有限公司']
    fc.assert(fc.property(fc.constantFrom(...names), fc.constantFrom(...names), (a, b) => {
      const [fa, fb] = [features({ name: a }, vocabulary), features({ name: b }, vocabulary)]
      expect(decide(fa, [{ id: 'x', features: [fb] }], { vocabulary }).score).toBe(decide(fb, [{ id: 'x', features: [fa] }], { vocabulary }).score)
    }))
  })
})

describe('a vocabulary', () => {
  it('is learnt from names and addresses, in any order', () => {
    const mentions = Array.from({ length: 30 }, (_, i): Mention => ({ name: `云溪市${'甲乙丙丁戊己庚辛壬癸'[i % 10]}号${i}厂`, address: `云溪市东湖区望江路${i}号` }))
    const learnt = learnVocabulary(mentions)
    expect(learnt.places).toContain('云溪')
    expect(learnVocabulary([...mentions].reverse())).toEqual(learnt)
  })
})
