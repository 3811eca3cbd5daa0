import pg from 'pg'
import type { Store } from './store.ts'

/** Rows by `schema.table`. */
export type RowCounts = Readonly<Record<string, number>>

type Table = { readonly schema: string; readonly name: string }

const tablesOf = `select schemaname as schema, tablename as name from pg_tables where schemaname = any ($1) order by 1, 2`

const quoted = ({ schema, name }: Table): string => `${pg.escapeIdentifier(schema)}.${pg.escapeIdentifier(name)}`

/** Counts the rows of every table of some schemas, exactly. */
export async function rowCounts(client: Pick<pg.ClientBase, 'query'>, schemas: readonly string[]): Promise<RowCounts> {
  const { rows: tables } = await client.query<Table>(tablesOf, [schemas])
  const counts: Record<string, number> = {}
  for (const table of tables) {
    const { rows: [found] } = await client.query<{ count: bigint }>(`select count(*) from ${quoted(table)}`)
    counts[`${table.schema}.${table.name}`] = Number(found?.count ?? 0n)
  }
  return counts
}

/** Tables that hold fewer rows than before, said with both numbers; a table that is gone holds none. The bookkeeping of upgrades is not counted. */
export function fewer(before: RowCounts, after: RowCounts, allowed: readonly string[]): readonly string[] {
  return Object.entries(before).filter(([table, count]) => (after[table] ?? 0) < count && !allowed.includes(table) && table !== 'kernel.upgrade').map(([table, count]) => `${table} ${count} > ${after[table] ?? 0}`)
}

/** Schemas whose rows are about work in hand, not about the region. */
const passing = ['kernel', 'jobs']

/**
 * Rows written or changed after a transaction, by table, of every module that has ever migrated this database. A row
 * that was taken away leaves none; the modules that take rows away write that down elsewhere.
 * @param endTx a transaction number as PostgreSQL's `xid8` writes it
 */
export async function rowsSince(store: Store, endTx: string): Promise<RowCounts> {
  const counts: Record<string, number> = {}
  const tables = await store.query<Table>(tablesOf.replace('any ($1)', `any (select module from kernel.migration) and schemaname <> all ($1)`), [passing])
  for (const table of tables) {
    // One number of the present for both sides: the row's age in transactions against that of the upgrade's end.
    const [found] = await store.query<{ count: bigint }>(`with here as materialized (select pg_current_xact_id()::text::numeric as now) select count(*) from here, ${quoted(table)} as kept where age(kept.xmin) < here.now - $1::numeric`, [endTx])
    if (found !== undefined && found.count > 0n) counts[`${table.schema}.${table.name}`] = Number(found.count)
  }
  return counts
}
