import { change, dayInChina, parsePeriod, periodDays, previousPeriod, type Ctx, type Day } from '@jingwei/kernel'
import type { HubPlatform } from '../platform.ts'
import { closingName, monthOf, readClosingCode } from '../../domain/closings/closing.ts'
import { visitHtml, type Visit, type VisitFigure } from '../../domain/closings/visit-html.ts'
import { itemOf } from '../../domain/items/dictionary.ts'
import { findClosing, type ClosingRow } from '../../store/closings.ts'
import { suppress } from '../../domain/closings/suppress.ts'
import { townFigures } from '../../store/columnar-totals.ts'
import { countySummary, type Indicator } from '../summary.ts'
import { asClosed } from './as-closed.ts'

/** A page for a leader's visitor that needs no network: totals of a closing, without what is not yet published. @throws hub.no_closing */
export async function visitPage(hub: HubPlatform, ctx: Ctx, code: string): Promise<{ fileName: string; content: Buffer }> {
  const closed = await asClosed(hub, ctx, code)
  const { month, revision } = readClosingCode(code)
  const row = await findClosing(hub.store, ctx, month, revision)
  const summary = await countySummary(hub, ctx, closed?.seq)
  const through = row ? publishedThrough(row, dayInChina(ctx.clock.now())) : periodDays(monthOf(month)).last
  const shown = summary.indicators.map((indicator) => ({ indicator, figure: figureOf(indicator, through) }))
  const figures = shown.flatMap(({ figure }) => (figure ? [figure] : []))
  // Towns are shown for the periods the region's figures are published for, and no others.
  const [year, latest] = ['revenue', 'electricity'].map((item) => figures.find((figure) => figure.item === item)?.period ?? '')
  const towns = await townFigures(hub.columnar, closed?.seq, year ?? '', latest ?? '')
  const [revenue, kwh] = [suppress(towns.map((town) => town.revenue)), suppress(towns.map((town) => town.kwh))]
  const visit: Visit = {
    title: closingName(month, revision), closedOn: row?.closed_at ? dayInChina(row.closed_at) : '', enterprises: summary.enterprises, sample: hub.sample(),
    figures, revenueOf: year ?? '', kwhOf: latest ?? '',
    withheld: shown.flatMap(({ indicator, figure }) => (figure?.period === indicator.period ? [] : [{ zh: `${itemOf(indicator.item).zh} ${indicator.period}`, en: `${itemOf(indicator.item).en} ${indicator.period}` }])),
    towns: towns.map((town, place) => ({ name: town.town, enterprises: town.enterprises, revenueWan: revenue[place], kwh: kwh[place] })),
  }
  return { fileName: `${closingName(month, revision).zh}-访客.html`, content: Buffer.from(visitHtml(visit, ctx.locale)) }
}

/** The last day whose figures may be shown: the closing's own month waits for its day of publication. */
function publishedThrough(row: ClosingRow, today: Day): Day {
  const month = monthOf(row.month)
  const before = previousPeriod(month)
  return periodDays(row.publish_on !== null && today < row.publish_on && before ? before : month).last
}

const lastDay = (period: string): Day | undefined => {
  const parsed = parsePeriod(period)
  return parsed.ok ? periodDays(parsed.value).last : undefined
}

/** The newest published figure of an item; its growth is told only when it is the newest there is. */
function figureOf(indicator: Indicator, through: Day): VisitFigure | undefined {
  const trend = indicator.trend.filter((point) => (lastDay(point.period) ?? '9999') <= through)
  const newest = trend.at(-1)
  if (!newest) return undefined
  const item = itemOf(indicator.item)
  return {
    item: item.id, name: { zh: item.zh, en: item.en }, unit: item.unit ?? '', definition: item.definition, period: newest.period, value: newest.value, trend: trend.map((point) => ({ label: point.period, value: point.value })),
    ...(indicator.change && newest.period === indicator.period ? { growth: { of: change(BigInt(Math.round(1000 + indicator.change.value * 10)), 1000n), firms: indicator.change.firms } } : {}),
  }
}
