import { change, type Ctx } from '@jingwei/kernel'
import type { HubPlatform } from '../platform.ts'
import { contributions } from '../../domain/questions/contributions.ts'
import { contributionWords, count, growthWords, joined, periodWords, type Words } from '../../domain/questions/sentences.ts'
import { cumulativeSpan } from '../../domain/questions/spans.ts'
import { itemOf } from '../../domain/items/dictionary.ts'
import { monthTotals, yearTotals } from '../../store/columnar-totals.ts'
import { fallenInARow, fallingByTown, fallingCounts } from '../../store/falling.ts'
import { growthBasis, townBases, type GrowthBasis } from '../../store/growth-basis.ts'
import { recordUse } from '../../store/uses.ts'
import { calendar } from '../deliveries/calendar.ts'
import { fallingSpans, fallPercent } from './falling.ts'

/** A question of the leader's home with its answer: a figure with its period, its changes, its trend, and why. */
export type Question = {
  readonly id: 'growth' | 'trouble' | 'movers' | 'deliveries'
  /** In the unit; absent where the figure is a share in words. */
  readonly value?: number
  readonly unit: string
  readonly figure?: Words
  readonly period: Words
  readonly note: readonly Words[]
  readonly trend: readonly { readonly period: Words; readonly value: number }[]
  readonly why: readonly Words[]
  readonly definition: Words
  readonly sources: readonly string[]
  readonly link: string
}

/** The region's questions, those that data can answer; growth also as a closing holds it, who is in trouble and what is late always as of today. Leaves one use record. */
export async function leaderQuestions(hub: HubPlatform, ctx: Ctx, closing?: number): Promise<readonly Question[]> {
  const questions = await Promise.all([growing(hub, closing), inTrouble(hub), moved(hub, closing), promised(hub, ctx)])
  await hub.store.tx(ctx, (inside) => recordUse(hub.store, inside, { door: 'hub.questions', ...(closing === undefined ? {} : { filters: { closing } }) }))
  return questions.filter((question) => question !== undefined)
}

const inUnit = (amount: number, item: string): number => amount / 10 ** (itemOf(item).decimals ?? 0)

/** 可比口径 first, 名义 beside it: what entered or left the register is not growth. */
const bases = ({ base, current, sameBase, sameCurrent, same }: GrowthBasis): readonly Words[] => {
  const [comparable, nominal] = [growthWords(change(sameCurrent, sameBase)), growthWords(change(current, base))]
  return [
    { zh: `可比口径${comparable.zh}（同一批 ${count(same)} 家）`, en: `${comparable.en} over the same ${count(same)} firms` },
    { zh: `名义${nominal.zh}`, en: `${nominal.en} nominally` },
  ]
}

const entering = ({ came, went }: GrowthBasis): Words => ({
  zh: `上年没有数、本期有数的 ${count(came)} 家，上年有数、本期没有的 ${count(went)} 家，都不算在可比口径里`,
  en: `${count(came)} firms have a figure only now and ${count(went)} only a year before; neither are compared`,
})

async function growing(hub: HubPlatform, closing: number | undefined): Promise<Question | undefined> {
  const totals = await yearTotals(hub.columnar, 'revenue', closing)
  const newest = totals.at(-1)
  if (newest === undefined) return undefined
  const basis = await growthBasis(hub.columnar, 'revenue', [String(Number(newest.period) - 1)], [newest.period], closing)
  const monthly = (await monthTotals(hub.columnar, 'electricity', closing)).at(-1)
  const span = monthly === undefined ? undefined : cumulativeSpan(monthly.period)
  const power = span === undefined ? undefined : await growthBasis(hub.columnar, 'electricity', span.before, span.months, closing)
  const powerWords = power === undefined || span === undefined ? [] : [{ zh: `${periodWords(span.period).zh}用电量${bases(power).map(({ zh }) => zh).join('，')}`, en: `electricity, ${periodWords(span.period).en}: ${bases(power).map(({ en }) => en).join(', ')}` }]
  return {
    id: 'growth', value: inUnit(newest.amount, 'revenue'), unit: '万元', period: periodWords(newest.period), note: bases(basis), sources: ['taxation', 'power_supply'],
    trend: totals.map(({ period, amount }) => ({ period: periodWords(period), value: inUnit(amount, 'revenue') })), why: [entering(basis), ...powerWords],
    definition: itemOf('revenue').definition, link: '/enterprises?sort=-revenue',
  }
}

async function inTrouble(hub: HubPlatform): Promise<Question | undefined> {
  const spans = await fallingSpans(hub)
  const [newest] = spans
  if (newest === undefined) return undefined
  const percent = fallPercent(hub)
  const [counts, towns] = await Promise.all([fallingCounts(hub.columnar, spans, percent), fallingByTown(hub.columnar, spans, percent)])
  const named = towns.slice(0, 4).map(({ town, firms }) => ({ zh: `${town === '' ? '未注明镇街' : town} ${firms} 家`, en: `${town === '' ? 'no town' : town} ${firms}` }))
  return {
    id: 'trouble', value: counts[0] ?? 0, unit: '家', period: periodWords(newest.period), sources: ['power_supply', 'market_regulation'], link: '/falling',
    note: [{ zh: `用电连续 ${fallenInARow} 期比上年同期下降 ${percent}% 以上`, en: `electricity down by ${percent}% or more on a year before, ${fallenInARow} times in a row` }],
    trend: counts.map((value, place) => ({ period: periodWords(spans[place]?.period ?? ''), value })).toReversed(), why: named.length === 0 ? [] : [joined(named)],
    definition: {
      zh: `近 ${fallenInARow} 期用电量都比上年同期下降 ${percent}% 以上的企业；1、2 月合并为一期；两年同月都有数、月均 1000 千瓦时以上才比较；按现在的登记状态，不含已注销、吊销的。这是线索，不是结论，须到企业核实`,
      en: `Firms whose electricity was down by ${percent}% or more on the same months a year before, ${fallenInARow} times in a row; January and February count as one; only months known in both years with 1000 kWh or more are compared; firms deregistered today are left out. A hint to be checked, not a finding`,
    },
  }
}

async function moved(hub: HubPlatform, closing: number | undefined): Promise<Question | undefined> {
  const totals = await monthTotals(hub.columnar, 'electricity', closing)
  const newest = totals.at(-1)
  if (newest === undefined) return undefined
  const span = cumulativeSpan(newest.period)
  const shares = contributions(await townBases(hub.columnar, 'electricity', span.before, span.months, closing))
  if (shares === undefined) return undefined
  const of = (name: string): Words => (name === '' ? { zh: '未注明镇街', en: 'firms without a town' } : { zh: name, en: name })
  const words = shares.parts.map(({ name, tenths }) => ({ zh: `${of(name).zh}${contributionWords(tenths).zh}`, en: `${of(name).en} ${contributionWords(tenths).en}` }))
  const [first, last] = [shares.parts[0], shares.parts.at(-1)]
  const most = first !== undefined && last !== undefined && Math.abs(last.tenths) > Math.abs(first.tenths) ? last : first
  if (most === undefined) return undefined
  const total = growthWords(change(BigInt(1000 + shares.total), 1000n))
  return {
    id: 'movers', unit: '百分点', figure: { zh: `${of(most.name).zh}${contributionWords(most.tenths).zh}`, en: `${of(most.name).en} ${contributionWords(most.tenths).en}` }, period: periodWords(span.period), sources: ['power_supply'],
    note: [{ zh: `全区用电量可比口径${total.zh}`, en: `the region’s electricity over the same firms: ${total.en}` }],
    trend: totals.slice(-12).map(({ period, amount }) => ({ period: periodWords(period), value: inUnit(amount, 'electricity') })), why: [joined(words)],
    definition: { zh: '各镇街对全区用电量增速的拉动，只算两年同月都有数的企业，各镇街相加正好等于全区增速', en: 'What each town adds to the growth of the region’s electricity, over the same firms in the same months; the towns add up to the region exactly' },
    link: most.name === '' ? '/enterprises' : `/enterprises?town=${encodeURIComponent(most.name)}`,
  }
}

async function promised(hub: HubPlatform, ctx: Ctx): Promise<Question | undefined> {
  const { rows, months, month, sentence } = await calendar(hub, ctx, { months: 12 })
  if (rows.length === 0) return undefined
  const missing = (of: string): number => rows.flatMap(({ cells }) => cells).filter((cell) => cell.month === of && cell.state === 'missing').length
  return {
    id: 'deliveries', value: missing(month), unit: '家', period: periodWords(month), note: [{ zh: '部门约定报送而没有报的', en: 'agreed deliveries of departments that did not come' }], why: [sentence],
    trend: months.filter((each) => each <= month).map((each) => ({ period: periodWords(each), value: missing(each) })), sources: [],
    definition: { zh: '按归集约定的期限，过期仍未报送的数据源数', en: 'Sources whose agreed term has passed without a delivery' }, link: '/calendar',
  }
}
