import type { RawRow, RowProblem } from '@jingwei/tabular'
import type { HubPlatform } from '../platform.ts'
import { builtInSources } from '../../domain/sources/built-in.ts'
import { recognise } from '../../domain/sources/recognise.ts'
import { titleYear, type BatchShape } from '../../domain/rows/shape.ts'
import type { SubmissionRow } from '../../store/submissions.ts'
import { readDelivery } from '../read-delivery.ts'

export type HandedIn =
  | { readonly kind: 'head'; readonly shape: BatchShape; readonly headerLine: number; readonly sheet?: string; readonly preamble: readonly (readonly string[])[] }
  | { readonly kind: 'row'; readonly shape: BatchShape; readonly row: RawRow }
  | { readonly kind: 'problem'; readonly problem: RowProblem }

/** The rows of a file handed in, one by one, in the shape its batch would have. */
export async function* eventsOf(hub: HubPlatform, submission: SubmissionRow): AsyncGenerator<HandedIn> {
  const name = submission.file_name ?? ''
  let shape: BatchShape | undefined
  for await (const event of readDelivery(await hub.blobs.path(submission.digest ?? ''), name, Number(submission.size))) {
    if (event.kind === 'head') {
      const { header, preamble, headerLine, sheet } = event.head
      const source = recognise(header, builtInSources)?.source
      const year = source && titleYear(source, preamble.flatMap((line) => line.cells), header, name)
      shape = { sourceId: submission.source_id, header, ...(year === undefined ? {} : { titleYear: year }) }
      yield { kind: 'head', shape, headerLine: headerLine ?? 1, preamble: preamble.map((line) => line.cells), ...(sheet === undefined ? {} : { sheet }) }
    } else if (shape && event.kind === 'rows') {
      for (const row of event.rows) yield { kind: 'row', shape, row }
    } else if (event.kind === 'problems') {
      for (const problem of event.problems) yield { kind: 'problem', problem }
    }
  }
}
