import type { Ctx } from '@jingwei/kernel'
import type { HubPlatform } from '../platform.ts'
import { inColumn } from '../../domain/rows/corrections.ts'
import { problemEntries, problemOfReader } from '../../domain/rows/problem.ts'
import { readRow } from '../../domain/rows/read-row.ts'
import { mappingOf } from '../../domain/rows/shape.ts'
import { itemOf } from '../../domain/items/dictionary.ts'
import { firmKey } from '../../domain/precheck/table-figures.ts'
import { needsNobody } from '../landing-row.ts'
import type { CellNote } from '../../domain/rows/claim.ts'
import type { ItemShift } from '../../domain/precheck/shifts.ts'
import { eventsOf } from './read-handed-in.ts'
import type { SubmissionRow } from '../../store/submissions.ts'

/** What stands beside a row of the returned file. */
export type Annotation = { readonly problem: string; readonly advice: string }

const noteWords: Readonly<Record<CellNote['reason'], { problem: string; advice: string } | undefined>> = {
  absent: undefined, surplus_kept: undefined,
  not_a_number: { problem: '不是数字', advice: '填数字；确无数据请留空' },
  not_a_date: { problem: '不是日期', advice: '按 2025-03-31 的样式填写' },
  unknown_unit: { problem: '单位无法换算', advice: '改用列名中的单位' },
}

/** A row, or the header with the sheet it stands in. */
export type AnnotatedRow = { readonly line: number; readonly header?: readonly string[]; readonly sheet?: string; readonly cells?: readonly string[]; readonly annotation?: Annotation }

/** Every row of a file handed in, with what is wrong about it, if anything. */
export async function* annotatedRows(hub: HubPlatform, ctx: Ctx, submission: SubmissionRow, shifts: readonly ItemShift[]): AsyncGenerator<AnnotatedRow> {
  const off = new Map(shifts.flatMap((shift) => shift.offByTens.map((each) => [`${each.firm}|${shift.item}`, each.power] as const)))
  for await (const event of eventsOf(hub, submission)) {
    if (event.kind === 'head') yield { line: event.headerLine, header: event.shape.header, ...(event.sheet === undefined ? {} : { sheet: event.sheet }) }
    else if (event.kind === 'problem') {
      const entry = problemEntries[problemOfReader(event.problem.code)]
      if (!needsNobody.has(event.problem.code)) yield { line: event.problem.line, ...(event.problem.cells ? { cells: event.problem.cells } : {}), annotation: { problem: entry.zh, advice: entry.adviceZh } }
    } else {
      const mapping = mappingOf(event.shape)
      const reading = readRow(mapping, event.shape, event.row)
      const words: Annotation[] = reading.problem ? [{ problem: problemEntries[reading.problem.code].zh, advice: problemEntries[reading.problem.code].adviceZh }] : []
      for (const note of reading.problem ? [] : reading.notes) {
        const word = noteWords[note.reason]
        if (word) words.push({ problem: `${inColumn(note.column)}${word.problem}（${note.found}）`, advice: word.advice })
      }
      const firm = firmKey(reading.identity.code, reading.identity.name)
      for (const { item } of new Map(reading.claims.map((claim) => [claim.item, claim])).values()) {
        const power = off.get(`${firm}|${item}`)
        const column = mapping.placed.find((entry) => entry.column.item === item)
        if (power !== undefined && column) words.push({ problem: `${inColumn(mapping.header[column.index] ?? itemOf(item).zh)}与上次相比约差 ${10 ** Math.abs(power)} 倍`, advice: '核对单位；确实如此的请说明原因' })
      }
      const annotation = words.length === 0 ? undefined : { problem: words.map((word) => word.problem).join('；'), advice: [...new Set(words.map((word) => word.advice))].join('；') }
      yield { line: event.row.line, cells: [...event.row.cells, ...(event.row.extra ?? [])], ...(annotation ? { annotation } : {}) }
    }
  }
}
