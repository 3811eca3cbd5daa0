import type { Ctx } from '@jingwei/kernel'
import type { HubPlatform } from '../platform.ts'
import { inColumn } from '../../domain/rows/corrections.ts'
import { problemEntries, problemOfReader, type FixKind } from '../../domain/rows/problem.ts'
import { readRow, type RowReading } from '../../domain/rows/read-row.ts'
import { mappingOf } from '../../domain/rows/shape.ts'
import type { Mapping } from '../../domain/sources/recognise.ts'
import { itemOf } from '../../domain/items/dictionary.ts'
import { amountKey } from '../../domain/precheck/table-figures.ts'
import { isIgnored } from '../landing-row.ts'
import type { CellNote } from '../../domain/rows/claim.ts'
import type { ItemShift } from '../../domain/precheck/shifts.ts'
import { fixesOf } from '../../store/fixes.ts'
import { eventsOf } from './read-handed-in.ts'
import type { SubmissionRow } from '../../store/submissions.ts'

/** What stands beside a row of the returned file. */
export type Annotation = { readonly problem: string; readonly advice: string }

const noteWords: Readonly<Record<CellNote['reason'], Annotation | undefined>> = {
  absent: undefined, surplus_kept: undefined,
  not_a_number: { problem: '不是数字', advice: '填数字；确无数据请留空' },
  not_a_date: { problem: '不是日期', advice: '按 2025-03-31 的样式填写' },
  unknown_unit: { problem: '单位无法换算', advice: '改用列名中的单位' },
  correction_unused: { problem: '不是该列的值，未采用', advice: '更正值只填数值；理由写在“说明”' },
}

/** The head of the table, or a row of it. */
export type AnnotatedRow =
  | { readonly kind: 'head'; readonly line: number; readonly header: readonly string[]; readonly preamble: readonly (readonly string[])[]; readonly sheet?: string }
  | { readonly kind: 'row'; readonly line: number; readonly cells: readonly string[]; readonly annotation?: Annotation }

/** Every row of a file handed in, with what is wrong about it, if anything. */
export async function* annotatedRows(hub: HubPlatform, ctx: Ctx, submission: SubmissionRow, shifts: readonly ItemShift[]): AsyncGenerator<AnnotatedRow> {
  const off = new Map(shifts.flatMap((shift) => shift.offByTens.map(({ key, power }) => [key, power] as const)))
  const fixes = await fixesOf(hub.store, ctx, submission.source_id)
  for await (const event of eventsOf(hub, submission)) {
    if (event.kind === 'head') yield { kind: 'head', line: event.headerLine, header: event.shape.header, preamble: event.preamble, ...(event.sheet === undefined ? {} : { sheet: event.sheet }) }
    else if (event.kind === 'problem') {
      const entry = problemEntries[problemOfReader(event.problem.code)]
      if (!isIgnored(event.problem.code, fixes as readonly FixKind[])) yield { kind: 'row', line: event.problem.line, cells: event.problem.cells ?? [event.problem.raw ?? ''], annotation: { problem: entry.zh, advice: entry.adviceZh } }
    } else {
      const mapping = mappingOf(event.shape)
      const words = wordsOf(mapping, readRow(mapping, event.shape, event.row, fixes), off)
      const annotation = words.length === 0 ? undefined : { problem: words.map((word) => word.problem).join('；'), advice: [...new Set(words.map((word) => word.advice))].join('；') }
      yield { kind: 'row', line: event.row.line, cells: event.row.cells, ...(annotation ? { annotation } : {}) }
    }
  }
}

function wordsOf(mapping: Mapping, reading: RowReading, off: ReadonlyMap<string, number>): Annotation[] {
  if (reading.problem) return [{ problem: problemEntries[reading.problem.code].zh, advice: problemEntries[reading.problem.code].adviceZh }]
  const notes = reading.notes.flatMap((note): Annotation[] => {
    const word = noteWords[note.reason]
    return word ? [{ problem: `${inColumn(note.column)}${word.problem}（${note.found}）`, advice: word.advice }] : []
  })
  const tens = [...new Set(reading.claims.map((claim) => claim.item))].flatMap((item): Annotation[] => {
    const power = off.get(amountKey(reading, item))
    const column = mapping.placed.find((entry) => entry.column.item === item)
    return power === undefined || !column ? [] : [{ problem: `${inColumn(mapping.header[column.index] ?? itemOf(item).zh)}与上次相比约差 ${10 ** Math.abs(power)} 倍`, advice: '核对单位；确实如此的请在“说明”中写明原因' }]
  })
  return [...notes, ...tens]
}
