import { JingweiError } from '@jingwei/kernel'
import { builtInSources, nameOf } from '../domain/sources/built-in.ts'
import { nearestSource } from '../domain/sources/recognise.ts'

const shownColumns = 8

/** Why a header is no source's: the nearest one and what it lacks, when any of its columns are known. */
export function unrecognised(cells: readonly string[]): JingweiError {
  const header = cells.slice(0, shownColumns).join('、')
  const near = nearestSource(cells, builtInSources)
  return near ? new JingweiError('hub.columns_missing', { header, nearest: nameOf(near.source.id), missing: near.missing.join('、') }) : new JingweiError('hub.unrecognised', { header })
}
