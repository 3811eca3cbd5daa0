import type { Ctx } from '@jingwei/kernel'
import { WriteBehind } from '@jingwei/store'
import type { RawRow, RowProblem as ReaderProblem } from '@jingwei/tabular'
import type { HubPlatform } from './platform.ts'
import type { LandingRow, LandingTarget } from '../store/landing.ts'
import { finishBatch } from '../store/batches.ts'
import { moveFile } from '../store/imports.ts'
import { landRows } from '../store/landing.ts'
import { supersede } from '../store/supersede.ts'
import { landingProblem, landingRow } from './landing-row.ts'
import { openBatch, type Landed, type Opened, type ToLand } from './land-open.ts'
import { Occurrences } from '../domain/rows/occurrences.ts'
import { readDelivery } from './read-delivery.ts'
import { unreadable } from './file-error.ts'

const rowsPerTransaction = 4_000

/**
 * Lands one file: every row is kept as it came, good rows accepted, the others quarantined with their reason. May be
 * repeated after a crash: rows already kept are recognised by their content.
 */
export async function landFile(hub: HubPlatform, ctx: Ctx, what: ToLand, onRows: (rows: number) => void, signal: AbortSignal): Promise<Landed> {
  try {
    const landed = await landInTurn(hub, ctx, what, onRows, signal)
    what.turn.ended()
    return landed
  } catch (error) {
    what.turn.failed(error)
    throw error
  }
}

async function landInTurn(hub: HubPlatform, ctx: Ctx, what: ToLand, onRows: (rows: number) => void, signal: AbortSignal): Promise<Landed> {
  const { importId, file, turn, delivered } = what
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
  const finish = ({ target, context }: Opened): Promise<'landed' | 'unchanged'> => finishBatch(hub.store, ctx, target.batchId, landing.rows, context.notes)
  try {
    for await (const event of readDelivery(await hub.blobs.path(file.digest), file.file_name, Number(file.size))) {
      signal.throwIfAborted()
      if (event.kind === 'head') {
        await turn.toOpen()
        signal.throwIfAborted()
        const opened = await openBatch(hub, ctx, what, event.head)
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
    if (landing.open) await finish(landing.open)
    await moveFile(hub.store, ctx, importId, file.ordinal, { state: 'unreadable', error: known })
    return { state: 'unreadable', rows: landing.rows, error: known }
  } finally {
    await writes.settled().catch(() => {})
  }
  if (!landing.open) return { state: 'unrecognised', rows: 0 }
  // Only a file read to its end may say what is no longer there.
  if (delivered) await supersede(hub.store, ctx, { ...delivered, sourceId: landing.open.target.sourceId }, landing.open.target.seq)
  const state = await finish(landing.open)
  await moveFile(hub.store, ctx, importId, file.ordinal, { state })
  return { state, rows: landing.rows }
}
