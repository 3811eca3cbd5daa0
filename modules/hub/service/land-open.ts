import { dayInChina, JingweiError, newId, type Ctx } from '@jingwei/kernel'
import type { TableHead } from '@jingwei/tabular'
import type { HubPlatform } from './platform.ts'
import type { LandingTurn } from './landing-order.ts'
import type { RowContext } from './landing-row.ts'
import { told, type FileError } from './file-error.ts'
import { unrecognised } from './unrecognised.ts'
import { findImport, moveFile, type ImportFileRow } from '../store/imports.ts'
import { insertBatch, landedBefore, newestSeq, seqOfBatch, shapesOf } from '../store/batches.ts'
import { listArrangements } from '../store/arrangements.ts'
import { fixesOf } from '../store/fixes.ts'
import type { LandingTarget } from '../store/landing.ts'
import type { DeliveredFor } from '../store/submissions.ts'
import { builtInSources, nameOf } from '../domain/sources/built-in.ts'
import { recognise, type Mapping } from '../domain/sources/recognise.ts'
import { CellNotes } from '../domain/rows/cell-notes.ts'
import { titleYear, type BatchShape } from '../domain/rows/shape.ts'

/** A file of an import, its place among the others, and the delivery it carries out, if any. */
export type ToLand = { readonly importId: string; readonly file: ImportFileRow; readonly turn: LandingTurn; readonly delivered?: DeliveredFor }

export type Landed = { readonly state: 'landed' | 'unchanged' | 'unrecognised' | 'unreadable'; readonly rows: number; readonly error?: FileError }
export type Opened = { readonly target: LandingTarget; readonly context: RowContext }

/** Opens a file's batch once its header is read, or says why there is none. */
export async function openBatch(hub: HubPlatform, ctx: Ctx, { importId, file, turn, delivered }: ToLand, head: TableHead): Promise<Opened | Landed> {
  const mapping = recognise(head.header, builtInSources)
  if (!mapping) {
    const error = told(unrecognised(head.header))
    await moveFile(hub.store, ctx, importId, file.ordinal, { state: 'unrecognised', error })
    return { state: 'unrecognised', rows: 0, error }
  }
  const sourceId = mapping.source.id
  const refusal = await refused(hub, ctx, importId, mapping, delivered)
  if (refusal) {
    await moveFile(hub.store, ctx, importId, file.ordinal, { state: 'unreadable', error: refusal })
    return { state: 'unreadable', rows: 0, error: refusal }
  }
  await turn.ofSource(sourceId)
  // A delivery is taken at its word also when its bytes came before: it may take back a later one.
  if (!file.batch_id && !delivered && (await landedBefore(hub.store, ctx, sourceId, file.digest))) {
    await moveFile(hub.store, ctx, importId, file.ordinal, { state: 'unchanged', sourceId })
    return { state: 'unchanged', rows: 0 }
  }
  const year = titleYear(mapping.source, head.preamble.flatMap((line) => line.cells), head.header, file.file_name)
  // A batch that was begun keeps its shape: what was agreed or declared may have changed since, its rows may not.
  const begun = file.batch_id ? (await shapesOf(hub.store, ctx, [file.batch_id])).get(file.batch_id) : undefined
  const shape: BatchShape = begun ?? { sourceId, header: head.header, ...(year === undefined ? {} : { titleYear: year }), ...(delivered?.manner === 'period' ? { deliveredFor: delivered.period } : {}) }
  const batchId = file.batch_id ?? newId()
  const seq = file.batch_id ? await seqOfBatch(hub.store, ctx, file.batch_id) : await insert(hub, ctx, { importId, file, ...(delivered ? { delivered } : {}) }, batchId, mapping, shape, head)
  // What takes the place of earlier rows confirms each one it repeats; the others are confirmed only when a newer delivery spoke in between.
  const newest = delivered && delivered.manner !== 'increment' ? seq : await newestSeq(hub.store, ctx, sourceId, seq)
  const fixes = await fixesOf(hub.store, ctx, sourceId)
  return { target: { batchId, sourceId, seq, newest, revives: delivered !== undefined }, context: { mapping, shape, fixes, notes: new CellNotes() } }
}

async function insert(hub: HubPlatform, ctx: Ctx, { importId, file, delivered }: Omit<ToLand, 'turn'>, batchId: string, mapping: Mapping, shape: BatchShape, head: TableHead): Promise<bigint> {
  const format = { format: head.format, encoding: head.encoding, delimiter: head.delimiter, sheet: head.sheet, headerLine: head.headerLine }
  return hub.store.tx(ctx, async (inside) => {
    const seq = await insertBatch(hub.store, inside, { id: batchId, importId, sourceId: mapping.source.id, fileName: file.file_name, digest: file.digest, shape, format, ...(delivered ? { period: delivered.period } : {}) })
    await moveFile(hub.store, inside, importId, file.ordinal, { state: 'landing', sourceId: mapping.source.id, batchId })
    return seq
  })
}

/** Why a file may not land although its header is known. */
async function refused(hub: HubPlatform, ctx: Ctx, importId: string, mapping: Mapping, delivered: DeliveredFor | undefined): Promise<FileError | undefined> {
  const sourceId = mapping.source.id
  const source = nameOf(sourceId)
  if (delivered) return delivered.sourceId === sourceId ? undefined : told(new JingweiError('hub.wrong_source', { found: source, expected: nameOf(delivered.sourceId) }))
  const agreed = (await listArrangements(hub.store, ctx)).find((of) => of.sourceId === sourceId)
  if (!agreed) return undefined
  if (agreed.endsOn !== undefined && dayInChina(ctx.clock.now()) > agreed.endsOn) return told(new JingweiError('hub.agreement_ended', { source, endsOn: agreed.endsOn }))
  // The annotated rows of a batch that was accepted may come back by one hand: they replace just the rows they name.
  const byPerson = (await findImport(hub.store, ctx, importId))?.by_person === true && mapping.reference === undefined
  return byPerson ? told(new JingweiError('hub.arranged', { source })) : undefined
}
