import type { SourceDefinition } from '../sources/source.ts'
import type { Mapping } from '../sources/recognise.ts'
import { recognise } from '../sources/recognise.ts'
import { sourceOf } from '../sources/built-in.ts'

/** What a batch says once for all its rows; stored with the batch so that its rows can be read again at any time. */
export type BatchShape = {
  readonly sourceId: string
  readonly header: readonly string[]
  /** Year in the title above the table, the file name or a column header, for feeds that state it once. */
  readonly titleYear?: number
  /** The period the batch was delivered for, when its rows are that period's alone: the same row of another month is another. */
  readonly deliveredFor?: string
}

/** What a row's fingerprint holds beside its cells. */
export const digestContext = (shape: BatchShape): string => `${shape.titleYear ?? ''}${shape.deliveredFor === undefined ? '' : `|${shape.deliveredFor}`}`

const yearPattern = /(?<!\d)(20\d{2})(?!\d)/u

/** The year a feed states once: in its title, else a column header, else the file name. */
export function titleYear(source: SourceDefinition, preamble: readonly string[], header: readonly string[], fileName: string): number | undefined {
  if (source.period.kind !== 'title_year' && source.period.kind !== 'header_year') return undefined
  for (const text of [...preamble, ...header, fileName]) {
    const found = yearPattern.exec(text.normalize('NFKC'))
    if (found) return Number(found[1])
  }
  return undefined
}

const mappings = new WeakMap<BatchShape, Mapping>()

/** The columns of a stored batch. @throws Error when its header no longer fits its source: a definition was changed. */
export function mappingOf(shape: BatchShape): Mapping {
  const known = mappings.get(shape)
  if (known) return known
  const mapping = recognise(shape.header, [sourceOf(shape.sourceId)])
  if (!mapping) throw new Error(`the header of a stored batch no longer fits source ${shape.sourceId}`)
  mappings.set(shape, mapping)
  return mapping
}
