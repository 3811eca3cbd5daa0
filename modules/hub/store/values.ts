import type { Columnar } from '@jingwei/columnar'
import type { Ctx } from '@jingwei/kernel'
import type { Store } from '@jingwei/store'
import type { RowScope } from '../domain/scope.ts'

/** Which enterprises are meant: every condition given must hold. `section` is a letter of GB/T 4754. */
export type ValueRows = { readonly towns?: readonly string[]; readonly section?: string; readonly codes?: readonly string[] }

export type ValueHead = { readonly enterprise_id: string; readonly credit_code: string; readonly name: string; readonly former_name: string; readonly address: string; readonly town: string; readonly industry: string; readonly status: string }

type Where = { readonly sql: string; readonly parameters: unknown[] }

function whereOf(rows: ValueRows, scope: RowScope): Where {
  const parameters: unknown[] = []
  const parts = ['true']
  if (scope.creditCode !== undefined) parts.push(`g.credit_code = $${parameters.push(scope.creditCode)}`)
  if (scope.town !== undefined) parts.push(`g.town = $${parameters.push(scope.town)}`)
  if (rows.towns !== undefined) parts.push(`g.town = any($${parameters.push(rows.towns)}::text[])`)
  if (rows.section !== undefined) parts.push(`left(g.industry, 1) = $${parameters.push(rows.section)}`)
  if (rows.codes !== undefined) parts.push(`g.credit_code = any($${parameters.push(rows.codes)}::text[])`)
  return { sql: parts.join(' and '), parameters }
}

const fields = 'g.enterprise_id, g.credit_code, g.name, g.former_name, g.address, g.town, g.industry, g.status'

export function pageOfHeads(store: Store, ctx: Ctx, rows: ValueRows, scope: RowScope, limit: number, offset: number): Promise<ValueHead[]> {
  const { sql, parameters } = whereOf(rows, scope)
  return store.query<ValueHead>(`select ${fields} from hub.golden g where ${sql} order by g.name, g.enterprise_id limit $${parameters.length + 1} offset $${parameters.length + 2}`, [...parameters, limit, offset], ctx)
}

export async function countHeads(store: Store, ctx: Ctx, rows: ValueRows, scope: RowScope): Promise<number> {
  const { sql, parameters } = whereOf(rows, scope)
  const [row] = await store.query<{ count: bigint }>(`select count(*) from hub.golden g where ${sql}`, parameters, ctx)
  return Number(row?.count ?? 0n)
}

export function streamHeads(store: Store, ctx: Ctx, rows: ValueRows, scope: RowScope): AsyncGenerator<ValueHead[]> {
  const { sql, parameters } = whereOf(rows, scope)
  return store.cursor<ValueHead>(`select ${fields} from hub.golden g where ${sql} order by g.name, g.enterprise_id`, parameters, 500, ctx)
}

export type FigureRow = { readonly enterprise_id: string; readonly item: string; readonly period: string; readonly amount: string; readonly decimals: number }

/**
 * Golden figures of some enterprises, oldest first: years and months that lie wholly inside the range of months, and
 * what holds without a period. Amounts are integers of 10^-decimals of the item's unit.
 */
export function figuresOf(columnar: Columnar, enterpriseIds: readonly string[], items: readonly string[], from: string, to: string): Promise<FigureRow[]> {
  return columnar.query<FigureRow>(
    `select enterprise_id, item, period, amount, decimals from hub_fact final
     where enterprise_id in {ids: Array(UUID)} and item in {items: Array(String)} and (period = ''
       or (match(period, '^[0-9]{4}$') and concat(period, '-01') >= {from: String} and concat(period, '-12') <= {to: String})
       or (match(period, '^[0-9]{4}-[0-9]{2}$') and period >= {from: String} and period <= {to: String}))
     order by period, item`, { ids: enterpriseIds, items, from, to }, { readonly: true })
}
