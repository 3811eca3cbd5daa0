import type { Ctx } from '@jingwei/kernel'
import type { Store } from '@jingwei/store'
import type { RowScope } from '../domain/scope.ts'
import { closedGolden } from './closed-enterprises.ts'
import { goldenVersion } from './golden.ts'

export type EnterpriseFilter = {
  readonly q?: string
  readonly town?: string
  /** Section letter (C) or the start of a class code (C36). */
  readonly industry?: string
  readonly status?: string
  readonly withCode?: boolean
  readonly flagged?: boolean
  readonly revenueMin?: number
  readonly revenueMax?: number
  readonly staffMin?: number
  readonly landMin?: number
}

export const sortColumns = { name: 'g.name', revenue: 'g.revenue_wan', staff: 'g.staff', land: 'g.land_mu', updatedAt: 'g.updated_at' } as const
export type SortKey = keyof typeof sortColumns
export type Sort = { readonly key: SortKey; readonly descending: boolean }

export type EnterpriseListRow = {
  readonly enterprise_id: string; readonly credit_code: string; readonly name: string; readonly former_name: string; readonly address: string
  readonly town: string; readonly industry: string; readonly status: string; readonly land_mu: string | null; readonly staff: number | null
  readonly revenue_wan: string | null; readonly revenue_year: number | null; readonly sources: number; readonly flagged: boolean; readonly updated_at: Date
}

/** Whose rows: what is known today or, by its number, what a closing holds. */
export type AsClosed = number | undefined

type Where = { readonly from: string; readonly sql: string; readonly parameters: unknown[] }

/** Only what is asked stands in the WHERE, so that each filter finds its index. Every value is a parameter. */
function whereOf(filter: EnterpriseFilter, scope: RowScope, closing: AsClosed): Where {
  const parameters: unknown[] = closing === undefined ? [] : [closing]
  const from = closing === undefined ? 'hub.golden' : closedGolden('$1')
  const parts: string[] = []
  const add = (sql: (place: string) => string, value: unknown): void => {
    if (value === undefined || value === '') return
    parameters.push(value)
    parts.push(sql(`$${parameters.length}`))
  }
  // Whose it is today decides, also about what was closed: a firm that moved away is not its old town's to read.
  const own = (sql: string): string => (closing === undefined ? sql : `exists (select 1 from hub.golden t where t.enterprise_id = g.enterprise_id and ${sql.replace('g.', 't.')})`)
  if (scope.creditCode !== undefined) parts.push(own(`g.credit_code = $${parameters.push(scope.creditCode)}`))
  if (scope.town !== undefined) parts.push(own(`g.town = $${parameters.push(scope.town)}`))
  const q = filter.q?.normalize('NFKC').trim()
  if (q && /^[0-9A-Za-z]{6,}$/u.test(q)) add((place) => `g.credit_code like ${place}`, `${escapeLike(q.toUpperCase())}%`)
  else if (q) {
    // The pairs find the rows by their index; the text itself says whether the pairs stand together.
    add((place) => `hub.pairs(g.name collate "default" || E'\\n' || g.former_name) @> hub.pairs(${place})`, [...q].length > 1 ? q : undefined)
    add((place) => `(lower(normalize(g.name, NFKC)) like lower(${place}) or lower(normalize(g.former_name, NFKC)) like lower(${place}))`, `%${escapeLike(q)}%`)
  }
  add((place) => `g.town = ${place}`, filter.town)
  add((place) => `g.industry like ${place}`, filter.industry === undefined || filter.industry === '' ? undefined : `${escapeLike(filter.industry)}%`)
  add((place) => `g.status = ${place}`, filter.status)
  add((place) => `(g.credit_code <> '') = ${place}`, filter.withCode)
  add((place) => `g.flagged = ${place}`, filter.flagged)
  add((place) => `g.revenue_wan >= ${place}`, filter.revenueMin)
  add((place) => `g.revenue_wan <= ${place}`, filter.revenueMax)
  add((place) => `g.staff >= ${place}`, filter.staffMin)
  add((place) => `g.land_mu >= ${place}`, filter.landMin)
  return { from, sql: parts.length === 0 ? '' : `where ${parts.join(' and ')}`, parameters }
}

const escapeLike = (text: string): string => text.replaceAll(/[\\%_]/gu, (found) => `\\${found}`)

/** Columns that are never null: NULLS LAST would say nothing about them and keep a descending walk off their index. */
const alwaysThere: ReadonlySet<SortKey> = new Set(['name', 'updatedAt'])

/**
 * The order asked; ties by id, so that pages never overlap. Each form is what an index has, read forwards or
 * backwards: (name, id), (updated_at desc, id), (figure desc nulls last, id), (figure, id).
 */
function orderOf({ key, descending }: Sort): string {
  const nulls = alwaysThere.has(key) ? '' : ' nulls last'
  const backwards = (key === 'name' && descending) || (key === 'updatedAt' && !descending)
  return `${sortColumns[key]} ${descending ? 'desc' : 'asc'}${nulls}, g.enterprise_id${backwards ? ' desc' : ''}`
}

/** One page in the order asked. Pages before it are stepped over by id alone, so that only its own rows are fetched. */
export function listEnterprises(store: Store, ctx: Ctx, filter: EnterpriseFilter, scope: RowScope, sort: Sort, limit: number, offset: number, closing?: AsClosed): Promise<EnterpriseListRow[]> {
  const { from, sql, parameters } = whereOf(filter, scope, closing)
  return store.query<EnterpriseListRow>(
    `select g.* from (select g.enterprise_id from ${from} g ${sql} order by ${orderOf(sort)} limit $${parameters.length + 1} offset $${parameters.length + 2}) page
       join ${from} g using (enterprise_id) order by ${orderOf(sort)}`,
    [...parameters, limit, offset], ctx)
}

/** The same rows as a stream, for exports. */
export function streamEnterprises(store: Store, ctx: Ctx, filter: EnterpriseFilter, scope: RowScope, sort: Sort, closing?: AsClosed): AsyncGenerator<EnterpriseListRow[]> {
  const { from, sql, parameters } = whereOf(filter, scope, closing)
  return store.cursor<EnterpriseListRow>(`select g.* from ${from} g ${sql} order by ${orderOf(sort)}`, parameters, 2_000, ctx)
}

const totals = new Map<string, { version: bigint; total: number }>()

/** How many there are in all. Counting is the dear part of a list, so totals are kept until golden rows change. */
export async function countEnterprises(store: Store, ctx: Ctx, filter: EnterpriseFilter, scope: RowScope, closing?: AsClosed): Promise<number> {
  const { from, sql, parameters } = whereOf(filter, scope, closing)
  const version = await goldenVersion(store, ctx)
  const key = `${from}|${sql}|${JSON.stringify(parameters)}`
  const known = totals.get(key)
  if (known?.version === version) return known.total
  const [row] = await store.query<{ count: bigint }>(`select count(*) from ${from} g ${sql}`, parameters, ctx)
  const total = Number(row?.count ?? 0n)
  if (totals.size > 2_000) totals.clear()
  totals.set(key, { version, total })
  return total
}

export type Facets = { readonly towns: { value: string; count: number }[]; readonly industries: { value: string; count: number }[]; readonly statuses: { value: string; count: number }[] }

export async function enterpriseFacets(store: Store, ctx: Ctx, scope: RowScope, closing?: AsClosed): Promise<Facets> {
  const { from, sql, parameters } = whereOf({}, scope, closing)
  const facet = (expression: string): Promise<{ value: string; count: number }[]> =>
    store.query(`select ${expression} as value, count(*)::int as count from ${from} g ${sql} group by 1 order by 1`, parameters, ctx)
  const [towns, industries, statuses] = await Promise.all([facet('g.town collate zh_pinyin'), facet('left(g.industry, 1)'), facet('g.status collate zh_pinyin')])
  const named = (rows: { value: string; count: number }[]) => rows.filter((row) => row.value !== '')
  return { towns: named(towns), industries: named(industries), statuses: named(statuses) }
}
