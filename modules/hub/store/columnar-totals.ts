import type { Columnar } from '@jingwei/columnar'

export type PeriodTotal = { readonly period: string; readonly amount: number; readonly firms: number }
export type TownTotal = { readonly town: string; readonly enterprises: number; readonly revenueWan: number; readonly kwh: number }

type Row = { readonly period: string; readonly amount: string; readonly firms: string }

const totalsOf = (rows: readonly Row[]): PeriodTotal[] => rows.map((row) => ({ period: row.period, amount: Number(row.amount), firms: Number(row.firms) }))

/** The county's total of an item by year, oldest first. Amounts are integers of 10^-decimals of the unit. */
export async function yearTotals(columnar: Columnar, item: string): Promise<PeriodTotal[]> {
  return totalsOf(await columnar.query<Row>(
    `select period, sum(amount) as amount, uniqExact(enterprise_id) as firms from hub_fact final where item = {item: String} and length(period) = 4 group by period order by period`, { item }, { readonly: true }))
}

/** The same by month. */
export async function monthTotals(columnar: Columnar, item: string): Promise<PeriodTotal[]> {
  return totalsOf(await columnar.query<Row>(
    `select period, sum(amount) as amount, uniqExact(enterprise_id) as firms from hub_fact final where item = {item: String} and length(period) = 7 group by period order by period`, { item }, { readonly: true }))
}

/** Growth in percent over the firms that reported in both periods (可比口径); undefined when there are none. */
export async function comparableGrowth(columnar: Columnar, item: string, before: string, after: string): Promise<{ value: number; firms: number } | undefined> {
  const [row] = await columnar.query<{ before: string; after: string; firms: string }>(
    `select sum(a) as before, sum(b) as after, count() as firms from (
       select enterprise_id, sumIf(amount, period = {before: String}) as a, sumIf(amount, period = {after: String}) as b,
         countIf(period = {before: String}) as na, countIf(period = {after: String}) as nb
       from hub_fact final where item = {item: String} and period in ({before: String}, {after: String})
       group by enterprise_id having na > 0 and nb > 0)`, { item, before, after }, { readonly: true })
  const base = Number(row?.before ?? 0)
  return row && base > 0 ? { value: (Number(row.after) / base - 1) * 100, firms: Number(row.firms) } : undefined
}

/** Enterprises, newest year's revenue (万元) and electricity (kWh) by town. */
export async function townTotals(columnar: Columnar): Promise<TownTotal[]> {
  const rows = await columnar.query<{ town: string; enterprises: string; revenue: number; kwh: string }>(
    `with (select max(year) from hub_fact where item = 'revenue') as newest
     select e.town as town, uniqExact(e.enterprise_id) as enterprises, sumIf(f.amount, f.item = 'revenue') / 1000000 as revenue, sumIf(f.amount, f.item = 'electricity') as kwh
     from (select enterprise_id, town from hub_enterprise final) as e
       left join (select enterprise_id, item, amount from hub_fact final where item in ('revenue', 'electricity') and year = newest) as f on f.enterprise_id = e.enterprise_id
     where e.town <> '' group by town order by revenue desc`, {}, { readonly: true })
  return rows.map((row) => ({ town: row.town, enterprises: Number(row.enterprises), revenueWan: Number(row.revenue), kwh: Number(row.kwh) }))
}

/** The periods of some items of one enterprise. */
export async function enterpriseSeries(columnar: Columnar, enterpriseId: string, items: readonly string[]): Promise<{ item: string; period: string; amount: number; decimals: number }[]> {
  const rows = await columnar.query<{ item: string; period: string; amount: string; decimals: number }>(
    `select item, period, amount, decimals from hub_fact final where enterprise_id = {id: UUID} and item in {items: Array(String)} order by item, period`, { id: enterpriseId, items }, { readonly: true })
  return rows.map((row) => ({ ...row, amount: Number(row.amount) }))
}
