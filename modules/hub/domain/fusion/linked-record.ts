import type { LinkedRecord } from './fuse.ts'
import type { BatchShape } from '../rows/shape.ts'
import type { Identity } from '../rows/claim.ts'
import { mappingOf } from '../rows/shape.ts'
import { readRow } from '../rows/read-row.ts'
import type { Claim } from '../rows/claim.ts'

export type StoredRow = {
  readonly id: bigint
  readonly source_id: string
  readonly seq: bigint
  readonly line: number
  readonly cells: readonly string[]
  readonly extra?: readonly string[] | null
  readonly short: boolean
}

/** A stored row with all it claims, identity included. */
export function linkedRecord(row: StoredRow, shape: BatchShape): LinkedRecord {
  const reading = readRow(mappingOf(shape), shape, { cells: row.cells, short: row.short, ...(row.extra ? { extra: row.extra } : {}) })
  return {
    recordId: row.id.toString(),
    sourceId: row.source_id,
    order: Number(row.seq),
    line: row.line,
    key: reading.key,
    claims: [...identityClaims(reading.identity), ...reading.claims],
  }
}

function identityClaims(identity: Identity): readonly Claim[] {
  const claim = (item: string, text: string): readonly Claim[] => (text === '' ? [] : [{ item, text }])
  return [
    ...claim('credit_code', identity.code.normalize('NFKC').replaceAll(/\s/gu, '').toUpperCase()),
    ...claim('name', identity.name), ...claim('former_name', identity.formerName), ...claim('address', identity.address),
  ]
}
