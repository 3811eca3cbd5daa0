import { once } from 'node:events'
import type { Writable } from 'node:stream'
import type { Ctx } from '@jingwei/kernel'
import { writeCsvRow } from '@jingwei/tabular'
import type { HubPlatform } from './platform.ts'
import { streamGolden, streamLinks } from '../store/links.ts'
import { recordUse } from '../store/uses.ts'

export type ExportKind = 'links' | 'enterprises' | 'flags'

const years = ['2023', '2024', '2025']
const yearly = ['revenue', 'tax', 'rd'] as const
const yearlyColumns = yearly.flatMap((item) => years.map((year) => ({ column: `${item}_wan_${year}`, key: `${item}:${year}` })))
const declaredColumns = ['value_added', 'profit'].map((item) => ({ column: `${item}_wan_2025`, key: `${item}:2025` }))

const headers: Readonly<Record<ExportKind, readonly string[]>> = {
  links: ['feed', 'line', 'decision', 'enterprise_id', 'credit_code'],
  enterprises: ['enterprise_id', 'credit_code', 'name', 'former_name', 'address', 'industry', 'status', 'land_mu', 'staff', ...yearlyColumns.map((entry) => entry.column), ...declaredColumns.map((entry) => entry.column)],
  flags: ['enterprise_id', 'credit_code', 'item', 'period', 'kind', 'detail'],
}

/** Writes an export as CSV (UTF-8 with BOM, no live formulas) and leaves a use record. Returns the number of rows. */
export async function exportCsv(hub: HubPlatform, ctx: Ctx, kind: ExportKind, out: Writable): Promise<number> {
  let rows = 0
  const write = async (cells: readonly string[]): Promise<void> => {
    if (out.errored) throw out.errored
    if (!out.write(writeCsvRow(cells))) await once(out, 'drain')
  }
  out.write('\ufeff')
  await write(headers[kind])
  for await (const batch of batchesOf(hub, ctx, kind)) {
    for (const cells of batch) await write(cells)
    rows += batch.length
  }
  await hub.store.tx(ctx, (inside) => recordUse(hub.store, inside, { door: `export.${kind}`, rows }))
  return rows
}

async function* batchesOf(hub: HubPlatform, ctx: Ctx, kind: ExportKind): AsyncGenerator<readonly (readonly string[])[]> {
  if (kind === 'links') {
    for await (const rows of streamLinks(hub.store, ctx)) yield rows.map((row) => [row.feed, String(row.line), row.decision, row.enterprise_id ?? '', row.credit_code ?? ''])
    return
  }
  for await (const rows of streamGolden(hub.store, ctx)) {
    yield kind === 'enterprises'
      ? rows.map((row) => [
          row.enterprise_id, row.credit_code, row.name, row.former_name, row.address, row.industry, row.status,
          newestFigure(row.figures, 'land'), newestFigure(row.figures, 'staff'),
          ...[...yearlyColumns, ...declaredColumns].map((entry) => row.figures[entry.key] ?? ''),
        ])
      : rows.flatMap((row) => row.flags.map((flag) => [row.enterprise_id, row.credit_code, flag.item, flag.period ?? '', flag.kind, flag.detail]))
  }
}

/** A stock's newest year, or the one without a period. */
function newestFigure(figures: Readonly<Record<string, string>>, item: string): string {
  const keys = Object.keys(figures).filter((key) => key === item || key.startsWith(`${item}:`)).toSorted()
  return figures[keys.at(-1) ?? ''] ?? ''
}
