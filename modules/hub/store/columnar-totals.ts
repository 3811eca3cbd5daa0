import type { Columnar } from '@jingwei/columnar'
import { factsAt, placesAt } from './closed-facts.ts'

export type PeriodTotal = { readonly period: string; readonly amount: number; readonly firms: number }
export type TownTotal = { readonly town: string; readonly enterprises: number; readonly revenueWan: number; readonly kwh: number }

type Row = { readonly period: string; readonly amount: string; readonly firms: string }

const totalsOf = (rows: readonly Row[]): PeriodTotal[] => rows.map((row) => ({ period: row.period, amount: Number(row.amount), firms: Number(row.firms) }))

/** All of these tell what is known today or, given its number, what a closing holds. */
type Closing = number | undefined

const given = (closing: Closing): { readonly closing?: number } => (closing === undefined ? {} : { closing })

/** The county's total of an item by year, oldest first. Amounts are integers of 10^-decimals of the unit. */
export async function yearTotals(columnar: Columnar, item: string, closing: Closing): Promise<PeriodTotal[]> {
  return totalsOf(await columnar.query<Row>(
    `select period, sum(amount) as amount, uniqExact(enterprise_id) as firms from ${factsAt(closing)} where item = {item: String} and length(period) = 4 group by period order by period`, { item, ...given(closing) }, { readonly: true }))
}

/** The same by month. */
export async function monthTotals(columnar: Columnar, item: string, closing: Closing): Promise<PeriodTotal[]> {
  return totalsOf(await columnar.query<Row>(
    `select period, sum(amount) as amount, uniqExact(enterprise_id) as firms from ${factsAt(closing)} where item = {item: String} and length(period) = 7 group by period order by period`, { item, ...given(closing) }, { readonly: true }))
}

/** Growth in percent over the firms that reported in both periods (可比口径); undefined when there are none. */
export async function comparableGrowth(columnar: Columnar, item: string, before: string, after: string, closing: Closing): Promise<{ value: number; firms: number } | undefined> {
  const [row] = await columnar.query<{ before: string; after: string; firms: string }>(
    `select sum(a) as before, sum(b) as after, count() as firms from (
       select enterprise_id, sumIf(amount, period = {before: String}) as a, sumIf(amount, period = {after: String}) as b,
         countIf(period = {before: String}) as na, countIf(period = {after: String}) as nb
       from ${factsAt(closing)} where item = {item: String} and period in ({before: String}, {after: String})
       group by enterprise_id having na > 0 and nb > 0)`, { item, before, after, ...given(closing) }, { readonly: true })
  const base = Number(row?.before ?? 0)
  return row && base > 0 ? { value: (Number(row.after) / base - 1) * 100, firms: Number(row.firms) } : undefined
}

/** Enterprises, newest year's revenue (万元) and electricity (kWh) by town. */
export async function townTotals(columnar: Columnar, closing: Closing): Promise<TownTotal[]> {
  const rows = await columnar.query<{ town: string; enterprises: string; revenue: number; kwh: string }>(
    `with (select max(year) from ${factsAt(closing)} where item = 'revenue') as newest
     select e.town as town, uniqExact(e.enterprise_id) as enterprises, sumIf(f.amount, f.item = 'revenue') / 1000000 as revenue, sumIf(f.amount, f.item = 'electricity') as kwh
     from (select enterprise_id, town from ${placesAt(closing)}) as e
       left join (select enterprise_id, item, amount from ${factsAt(closing)} where item in ('revenue', 'electricity') and year = newest) as f on f.enterprise_id = e.enterprise_id
     where e.town <> '' group by town order by revenue desc`, given(closing), { readonly: true })
  return rows.map((row) => ({ town: row.town, enterprises: Number(row.enterprises), revenueWan: Number(row.revenue), kwh: Number(row.kwh) }))
}

export type TownFigures = { readonly town: string; readonly enterprises: number; readonly revenue: { readonly amount: number; readonly firms: number }; readonly kwh: { readonly amount: number; readonly firms: number } }

/** Enterprises by town, with the revenue of one year (万元) and the electricity of one month (kWh), and the firms each amount is of. */
export async function townFigures(columnar: Columnar, closing: Closing, year: string, month: string): Promise<TownFigures[]> {
  const rows = await columnar.query<{ town: string; enterprises: string; revenue: number; revenueFirms: string; kwh: string; kwhFirms: string }>(
    `select e.town as town, uniqExact(e.enterprise_id) as enterprises, sumIf(f.amount, f.item = 'revenue') / 1000000 as revenue, uniqExactIf(f.enterprise_id, f.item = 'revenue') as revenueFirms,
       sumIf(f.amount, f.item = 'electricity') as kwh, uniqExactIf(f.enterprise_id, f.item = 'electricity') as kwhFirms
     from (select enterprise_id, town from ${placesAt(closing)}) as e
       left join (select enterprise_id, item, amount from ${factsAt(closing)} where (item = 'revenue' and period = {year: String}) or (item = 'electricity' and period = {month: String})) as f on f.enterprise_id = e.enterprise_id
     where e.town <> '' group by town order by revenue desc, town`, { ...given(closing), year, month }, { readonly: true })
  return rows.map((row) => ({ town: row.town, enterprises: Number(row.enterprises), revenue: { amount: Number(row.revenue), firms: Number(row.revenueFirms) }, kwh: { amount: Number(row.kwh), firms: Number(row.kwhFirms) } }))
}

/** The periods of some items of one enterprise. */
export async function enterpriseSeries(columnar: Columnar, enterpriseId: string, items: readonly string[], closing: Closing): Promise<{ item: string; period: string; amount: number; decimals: number }[]> {
  const rows = await columnar.query<{ item: string; period: string; amount: string; decimals: number }>(
    `select item, period, amount, decimals from ${factsAt(closing)} where enterprise_id = {id: UUID} and item in {items: Array(String)} order by item, period`, { id: enterpriseId, items, ...given(closing) }, { readonly: true })
  return rows.map((row) => ({ ...row, amount: Number(row.amount) }))
}
