import type { Ctx } from '@jingwei/kernel'
import { newId } from '@jingwei/kernel'
import { WriteBehind } from '@jingwei/store'
import type { RawRow, RowProblem as ReaderProblem, TableHead } from '@jingwei/tabular'
import type { HubPlatform } from './platform.ts'
import type { ImportFileRow } from '../store/imports.ts'
import type { LandingRow, LandingTarget } from '../store/landing.ts'
import { finishBatch, insertBatch, landedBefore, newestSeq, seqOfBatch } from '../store/batches.ts'
import { moveFile } from '../store/imports.ts'
import { landRows } from '../store/landing.ts'
import { fixesOf } from '../store/fixes.ts'
import { recognise, nearestSource, type Mapping } from '../domain/sources/recognise.ts'
import { builtInSources } from '../domain/sources/built-in.ts'
import { titleYear, type BatchShape } from '../domain/rows/shape.ts'
import { landingProblem, landingRow, type RowContext } from './landing-row.ts'
import { Occurrences } from '../domain/rows/occurrences.ts'
import { readDelivery } from './read-delivery.ts'
import type { LandingTurn } from './landing-order.ts'
import { unreadable, type FileError } from './file-error.ts'

export type Landed = { readonly state: 'landed' | 'unchanged' | 'unrecognised' | 'unreadable'; readonly rows: number; readonly error?: FileError }

const rowsPerTransaction = 4_000

/**
 * Lands one file: every row is kept as it came, good rows accepted, the others quarantined with their reason. May be
 * repeated after a crash: rows already kept are recognised by their content.
 */
export async function landFile(hub: HubPlatform, ctx: Ctx, importId: string, file: ImportFileRow, turn: LandingTurn, onRows: (rows: number) => void, signal: AbortSignal): Promise<Landed> {
  try {
    return await landInTurn(hub, ctx, importId, file, turn, onRows, signal)
  } finally {
    turn.ended()
  }
}

async function landInTurn(hub: HubPlatform, ctx: Ctx, importId: string, file: ImportFileRow, turn: LandingTurn, onRows: (rows: number) => void, signal: AbortSignal): Promise<Landed> {
  const landing: { open?: Opened; pending: LandingRow[]; rows: number } = { pending: [], rows: 0 }
  // The next chunk is read while these are written; never more than three are in memory.
  const writes = new WriteBehind(2)
  const occurrences = new Occurrences()
  const write = async (target: LandingTarget, chunk: readonly LandingRow[]): Promise<void> => {
    await landRows(hub.store, ctx, target, chunk)
    landing.rows += chunk.length
    onRows(landing.rows)
  }
  const begin = async (): Promise<void> => {
    const { open: opened, pending } = landing
    if (!opened || pending.length === 0) return
    landing.pending = []
    await writes.add(() => write(opened.target, pending))
  }
  const flush = async (): Promise<void> => {
    await begin()
    await writes.settled()
  }
  const keep = async (rows: readonly LandingRow[]): Promise<void> => {
    landing.pending.push(...rows)
    if (landing.pending.length >= rowsPerTransaction) await begin()
  }
  try {
    for await (const event of readDelivery(await hub.blobs.path(file.digest), file.file_name, Number(file.size))) {
      signal.throwIfAborted()
      if (event.kind === 'head') {
        await turn.toOpen()
        const opened = await open(hub, ctx, importId, file, event.head, turn)
        turn.opened()
        if (!('target' in opened)) return opened
        landing.open = opened
      } else if (landing.open && event.kind === 'rows') {
        await keep(event.rows.map((row: RawRow) => landingRow((landing.open as Opened).context, row, occurrences)))
      } else if (landing.open && event.kind === 'problems') {
        await keep(event.problems.flatMap((problem: ReaderProblem) => landingProblem((landing.open as Opened).context, problem, occurrences)))
      }
    }
    await flush()
  } catch (error) {
    const known = unreadable(error, file.file_name)
    if (!known) throw error
    // What came before the break is good and stays; the file as a whole is reported as unreadable from there on.
    await flush()
    if (landing.open) await finishBatch(hub.store, ctx, landing.open.target.batchId, landing.rows)
    await moveFile(hub.store, ctx, importId, file.ordinal, { state: 'unreadable', error: known })
    return { state: 'unreadable', rows: landing.rows, error: known }
  } finally {
    await writes.settled().catch(() => {})
  }
  if (!landing.open) return { state: 'unrecognised', rows: 0 }
  const state = await finishBatch(hub.store, ctx, landing.open.target.batchId, landing.rows)
  await moveFile(hub.store, ctx, importId, file.ordinal, { state })
  return { state, rows: landing.rows }
}

type Opened = { readonly target: LandingTarget; readonly context: RowContext }

async function open(hub: HubPlatform, ctx: Ctx, importId: string, file: ImportFileRow, head: TableHead, turn: LandingTurn): Promise<Opened | Landed> {
  const mapping = recognise(head.header, builtInSources)
  if (!mapping) {
    const near = nearestSource(head.header, builtInSources)
    const error: FileError = {
      code: 'hub.unrecognised',
      zh: `表头与任何已登记的数据源都不符（表头：${head.header.slice(0, 8).join('、')}）。${near ? `最接近“${near.source.zh}”，缺少：${near.missing.join('、')}。` : ''}请用数据源页面的模板核对列名。`,
      en: `The header fits no declared source (header: ${head.header.slice(0, 8).join(', ')}). ${near ? `Nearest is "${near.source.en}", missing: ${near.missing.join(', ')}. ` : ''}Compare the column names with the template on the sources page.`,
    }
    await moveFile(hub.store, ctx, importId, file.ordinal, { state: 'unrecognised', error })
    return { state: 'unrecognised', rows: 0, error }
  }
  const sourceId = mapping.source.id
  await turn.ofSource(sourceId)
  if (file.batch_id === undefined || file.batch_id === null) {
    if (await landedBefore(hub.store, ctx, sourceId, file.digest)) {
      await moveFile(hub.store, ctx, importId, file.ordinal, { state: 'unchanged', sourceId })
      return { state: 'unchanged', rows: 0 }
    }
  }
  const year = titleYear(mapping.source, head.preamble.flatMap((line) => line.cells), head.header, file.file_name)
  const shape: BatchShape = { sourceId, header: head.header, ...(year === undefined ? {} : { titleYear: year }) }
  const batchId = file.batch_id ?? newId()
  const seq = file.batch_id ? await seqOfBatch(hub.store, ctx, file.batch_id) : await firstOpen(hub, ctx, importId, file, batchId, mapping, shape, head)
  const newest = await newestSeq(hub.store, ctx, sourceId, seq)
  const fixes = await fixesOf(hub.store, ctx, sourceId)
  return { target: { batchId, sourceId, seq, newest }, context: { mapping, shape, fixes } }
}

async function firstOpen(hub: HubPlatform, ctx: Ctx, importId: string, file: ImportFileRow, batchId: string, mapping: Mapping, shape: BatchShape, head: TableHead): Promise<bigint> {
  const format = { format: head.format, encoding: head.encoding, delimiter: head.delimiter, sheet: head.sheet, headerLine: head.headerLine }
  return hub.store.tx(ctx, async (inside) => {
    const seq = await insertBatch(hub.store, inside, { id: batchId, importId, sourceId: mapping.source.id, fileName: file.file_name, digest: file.digest, shape, format })
    await moveFile(hub.store, inside, importId, file.ordinal, { state: 'landing', sourceId: mapping.source.id, batchId })
    return seq
  })
}
