import type { Writable } from 'node:stream'
import type { Ctx } from '@jingwei/kernel'
import { consume, type Consumer } from '@jingwei/store'
import type { HubPlatform } from './platform.ts'
import { exportCsv, type ExportKind } from './export-files.ts'
import { readValues, streamValues, type EnterpriseValues, type ValuesWanted } from './read-values.ts'
import { fileRemarks, type FileRemarks } from './import-remarks.ts'
import { receiveImport, type DeliveredFiles } from './receive-import.ts'
import { fetching, type Fetching } from './fetched.ts'
import { rebuildColumnar } from './rebuild-columnar.ts'
import type { Arrangement } from '../domain/deliveries/arrangement.ts'
import { saveArrangement } from '../store/arrangements.ts'
import { createColumnarTables } from '../store/columnar.ts'
import { keepUses, useTopic } from '../store/uses.ts'
import { findImport, filesOfImport, type ImportFileRow, type ImportRow } from '../store/imports.ts'
import { countBands, countImports, type BandCounts } from '../store/deliveries.ts'

/** The hub's public service: what other modules and the command line may ask of it. */
export type Hub = {
  readonly platform: HubPlatform
  /** Makes the columnar tables if they are missing. */
  prepare(): Promise<void>
  /** Keeps files and queues their import; returns its id. A sample county takes only generated ones. @throws hub.sample_home */
  receive(ctx: Ctx, files: DeliveredFiles, origin?: 'delivered' | 'generated'): Promise<string>
  /** An import with its files and what became of its rows; undefined when there is none. */
  readImport(ctx: Ctx, id: string): Promise<{ row: ImportRow; files: ImportFileRow[]; counts: BandCounts } | undefined>
  /** What an import set aside or could not use, file by file, in words. */
  readRemarks(ctx: Ctx, id: string): Promise<FileRemarks[]>
  /** Enters what is agreed about a source's deliveries, for the composing server; people come by the route. */
  arrange(ctx: Ctx, arrangement: Arrangement): Promise<void>
  /** For whoever brings data by machine: what is agreed, what a header must hold, handing in. */
  readonly fetching: Fetching
  /** Whether anything was ever delivered. */
  hasImports(ctx: Ctx): Promise<boolean>
  /** Writes links, enterprises or flags as CSV; returns the number of rows. */
  exportCsv(ctx: Ctx, kind: ExportKind, out: Writable): Promise<number>
  /** A page of golden values under the agreement of ctx, with one use record. @throws hub.items_withheld */
  readValues(ctx: Ctx, door: string, wanted: ValuesWanted, limit: number, offset: number): Promise<{ rows: EnterpriseValues[]; total: number }>
  /** All of them as a stream, with one use record per enterprise. @throws hub.items_withheld */
  streamValues(ctx: Ctx, door: string, wanted: ValuesWanted): AsyncGenerator<EnterpriseValues[]>
  /** Drops the columnar tables and makes them anew from PostgreSQL; returns the number of enterprises. */
  rebuildColumnar(ctx: Ctx, onProgress?: (done: number, total: number) => void): Promise<number>
  /** Moves use records from the outbox to where they are looked up, until stopped. */
  consumeUses(ctx: Ctx): Consumer
}

export const createHub = (platform: HubPlatform): Hub => ({
  platform,
  prepare: () => createColumnarTables(platform.columnar),
  receive: (ctx, files, origin) => receiveImport(platform, ctx, files, origin),
  async readImport(ctx, id) {
    const row = await findImport(platform.store, ctx, id)
    return row ? { row, files: await filesOfImport(platform.store, ctx, id), counts: await countBands(platform.store, ctx, row) } : undefined
  },
  readRemarks: (ctx, id) => fileRemarks(platform, ctx, id),
  arrange: async (ctx, arrangement) => void (await saveArrangement(platform.store, ctx, arrangement)),
  fetching: fetching(platform),
  hasImports: async (ctx) => (await countImports(platform.store, ctx)) > 0,
  exportCsv: (ctx, kind, out) => exportCsv(platform, ctx, kind, out),
  readValues: (ctx, door, wanted, limit, offset) => readValues(platform, ctx, door, wanted, limit, offset),
  streamValues: (ctx, door, wanted) => streamValues(platform, ctx, door, wanted),
  rebuildColumnar: (ctx, onProgress) => rebuildColumnar(platform, ctx, onProgress),
  consumeUses: (ctx) => consume(platform.store, ctx, { consumer: 'hub.uses', topics: [useTopic], batch: 5_000, handler: async (inside, events) => void (await keepUses(platform.store, inside, events)) }),
})
