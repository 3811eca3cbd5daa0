import { breather, JingweiError, type Ctx } from '@jingwei/kernel'
import type { HubPlatform } from '../platform.ts'
import { sourceOf } from '../../domain/sources/built-in.ts'
import { periodOf } from '../../domain/deliveries/arrangement.ts'
import { FiguresOfTable, whoseFirms, type TableFigures } from '../../domain/precheck/table-figures.ts'
import { precheck, type FileFigures } from '../../domain/precheck/precheck.ts'
import { CellNotes } from '../../domain/rows/cell-notes.ts'
import { problemOfReader, type ProblemCode } from '../../domain/rows/problem.ts'
import { rowDigest } from '../../domain/rows/digest.ts'
import { Occurrences } from '../../domain/rows/occurrences.ts'
import { readRow } from '../../domain/rows/read-row.ts'
import { mappingOf } from '../../domain/rows/shape.ts'
import { listArrangements } from '../../store/arrangements.ts'
import { shapesOf } from '../../store/batches.ts'
import { countNamed } from '../../store/enterprise.ts'
import { fixesOf } from '../../store/fixes.ts'
import { comparedWith, previousRows } from '../../store/previous-rows.ts'
import { findSubmission, savePrecheck, type DeliveredFor, type SubmissionRow } from '../../store/submissions.ts'
import { isIgnored } from '../landing-row.ts'
import { told, unreadable } from '../file-error.ts'
import { eventsOf } from './read-handed-in.ts'

const shownLines = 5

/** Reads a file handed in from end to end, compares it with what came before, and keeps what it saw. Repeatable. */
export async function runPrecheck(hub: HubPlatform, ctx: Ctx, submissionId: string, onRows: (rows: number) => void, signal: AbortSignal): Promise<void> {
  const submission = await findSubmission(hub.store, ctx, [], submissionId)
  if (!submission || submission.state !== 'checking') return
  const arrangement = (await listArrangements(hub.store, ctx)).find((of) => of.sourceId === submission.source_id)
  const delivered = deliveredBy(submission)
  try {
    const file = await figuresOfFile(hub, ctx, submission, onRows, signal)
    if (hub.sample() && !(await isSamples(hub, ctx, file.figures))) throw new JingweiError('hub.sample_home')
    const before = await figuresBefore(hub, ctx, delivered, signal)
    if (before.byObject) file.figures.countObjects()
    await savePrecheck(hub.store, ctx, submissionId, { findings: precheck(file, before.figures.rows === 0 ? undefined : before.figures, { ...arrangement, manner: delivered.manner }, periodOf(delivered.period)) })
  } catch (error) {
    const known = error instanceof JingweiError && error.code === 'hub.sample_home' ? told(error) : unreadable(error, submission.file_name ?? '')
    if (!known) throw error
    await savePrecheck(hub.store, ctx, submissionId, { error: known })
  }
}

/** Whether a table is the sample county's: by the codes in it or, where it has none, by most of the names. */
async function isSamples(hub: HubPlatform, ctx: Ctx, { firms }: TableFigures): Promise<boolean> {
  const whose = whoseFirms(firms.keys())
  return whose === 'unsaid' ? (await countNamed(hub.store, ctx, [...firms.values()])) * 2 > firms.size : whose === 'fictional'
}

export async function figuresOfFile(hub: HubPlatform, ctx: Ctx, submission: SubmissionRow, onRows: (rows: number) => void, signal: AbortSignal): Promise<FileFigures> {
  const file: FileFigures & { duplicates: number; problems: Map<ProblemCode, { count: number; lines: number[] }> } = { figures: new FiguresOfTable(sourceOf(submission.source_id)), duplicates: 0, problems: new Map(), notes: new CellNotes() }
  const occurrences = new Occurrences()
  const pause = breather()
  const fixes = await fixesOf(hub.store, ctx, submission.source_id)
  const setAside = (code: ProblemCode, line: number): void => {
    const known = file.problems.get(code)
    if (!known) file.problems.set(code, { count: 1, lines: [line] })
    else if (known.count++ < shownLines) known.lines.push(line)
  }
  for await (const event of eventsOf(hub, submission)) {
    signal.throwIfAborted()
    if (event.kind === 'problem') {
      if (!isIgnored(event.problem.code, fixes)) setAside(problemOfReader(event.problem.code), event.problem.line)
    } else if (event.kind === 'row') {
      await pause()
      const mapping = mappingOf(event.shape)
      const reading = readRow(mapping, event.shape, event.row, fixes)
      if (reading.problem) setAside(reading.problem.code, event.row.line)
      else {
        file.figures.add(reading)
        file.notes.add(reading.notes)
      }
      if (occurrences.next(rowDigest(mapping, '', event.row.cells, event.row.extra)) > 0) file.duplicates += 1
      if (file.figures.rows % 1_000 === 0) onRows(file.figures.rows)
    }
  }
  return file
}

export async function figuresBefore(hub: HubPlatform, ctx: Ctx, delivered: DeliveredFor, signal: AbortSignal): Promise<FiguresBefore> {
  const figures = new FiguresOfTable(sourceOf(delivered.sourceId))
  const pause = breather()
  const { batches, beside } = await comparedWith(hub.store, ctx, delivered)
  for await (const rows of previousRows(hub.store, ctx, delivered.sourceId, batches)) {
    signal.throwIfAborted()
    const shapes = await shapesOf(hub.store, ctx, rows.map((row) => row.batch_id))
    for (const row of rows) {
      await pause()
      const shape = shapes.get(row.batch_id)
      if (shape) figures.add(readRow(mappingOf(shape), shape, { cells: row.cells, short: row.short, ...(row.extra ? { extra: row.extra } : {}) }))
    }
  }
  // Files imported beside the calendar may hold the same account year after year: what is compared is what they are about.
  if (beside) figures.countObjects()
  return { figures, byObject: beside }
}

/** What a source, a period and a manner were when the file was handed in. */
export const deliveredBy = ({ source_id: sourceId, period, manner }: SubmissionRow): DeliveredFor => ({ sourceId, period, manner })

/** `byObject`: rows are counted by the objects they are about, on both sides. */
export type FiguresBefore = { readonly figures: FiguresOfTable; readonly byObject: boolean }
