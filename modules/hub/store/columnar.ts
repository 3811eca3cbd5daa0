import type { Columnar } from '@jingwei/columnar'
import type { GoldenSummary } from '../domain/fusion/summary.ts'
import type { FusedEnterprise } from '../service/fuse-enterprises.ts'
import { itemOf } from '../domain/items/dictionary.ts'
import { closedTableNames, closedTables } from './closed-facts.ts'

/** Derived data only: dropped and rebuilt from PostgreSQL at will. Amounts are integers of 10^-decimals of the unit. */
export const columnarTables: readonly string[] = [
  `create table if not exists hub_enterprise (
     enterprise_id UUID, credit_code String, name String, town LowCardinality(String), industry LowCardinality(String), status LowCardinality(String),
     version DateTime64(3, 'Asia/Shanghai') default now64(3)
   ) engine = ReplacingMergeTree(version) order by enterprise_id`,
  `create table if not exists hub_fact (
     enterprise_id UUID, item LowCardinality(String), period String, year UInt16, amount Int64, decimals UInt8,
     version DateTime64(3, 'Asia/Shanghai') default now64(3)
   ) engine = ReplacingMergeTree(version) order by (item, period, enterprise_id)`,
]

export async function createColumnarTables(columnar: Columnar): Promise<void> {
  for (const table of [...columnarTables, ...closedTables]) await columnar.command(table)
}

export async function dropColumnarTables(columnar: Columnar): Promise<void> {
  for (const table of ['hub_enterprise', 'hub_fact', ...closedTableNames]) await columnar.command(`drop table if exists ${table}`)
}

export async function deleteFacts(columnar: Columnar, enterpriseIds: readonly string[]): Promise<void> {
  for (const table of ['hub_enterprise', 'hub_fact']) {
    await columnar.command(`delete from ${table} where enterprise_id in {ids: Array(UUID)}`, { ids: enterpriseIds })
  }
}

export const insertEnterprises = (columnar: Columnar, rows: readonly GoldenSummary[]): Promise<unknown> =>
  columnar.insert('hub_enterprise',
    rows.map((row) => ({ enterprise_id: row.enterpriseId, credit_code: row.creditCode, name: row.name, town: row.town, industry: row.industry, status: row.status })),
    ['enterprise_id', 'credit_code', 'name', 'town', 'industry', 'status'])

export const insertFacts = (columnar: Columnar, fused: readonly FusedEnterprise[]): Promise<unknown> =>
  columnar.insert('hub_fact', facts(fused), ['enterprise_id', 'item', 'period', 'year', 'amount', 'decimals'])

function* facts(fused: readonly FusedEnterprise[]): Generator<Readonly<Record<string, unknown>>> {
  for (const { enterpriseId, cells } of fused) {
    for (const cell of cells) {
      if (cell.amount === undefined) continue
      yield {
        enterprise_id: enterpriseId, item: cell.item, period: cell.period ?? '', year: Number((cell.period ?? '0').slice(0, 4)),
        amount: String(cell.amount), decimals: itemOf(cell.item).decimals ?? 0,
      }
    }
  }
}
