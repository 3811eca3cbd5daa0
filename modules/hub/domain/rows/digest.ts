import { createHash } from 'node:crypto'
import type { Mapping } from '../sources/recognise.ts'
import { corrected } from './corrections.ts'
import type { Identity } from './claim.ts'

/** 128 bits written as a UUID, so that PostgreSQL keeps them in 16 bytes. Not a secret, only a fingerprint. */
function fingerprint(text: string): string {
  const hex = createHash('sha256').update(text).digest('hex')
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20, 32)}`
}

const separator = '\u001f'

/**
 * The fingerprint of a row's content in the order of the source's contract, so that a file with its columns or rows
 * in another order, or under another name, is known again; a corrected value is part of the content. `context` is what the batch says once (the title's year).
 */
export function rowDigest(mapping: Mapping, context: string, came: readonly string[], extra: readonly string[] = []): string {
  const cells = corrected(mapping, came).cells
  const parts = [context]
  for (const entry of mapping.placed) parts.push(entry.match === undefined ? (cells[entry.index] ?? '') : `${entry.match}=${cells[entry.index] ?? ''}`)
  for (const index of mapping.unclaimed) parts.push(`${mapping.header[index]}=${cells[index] ?? ''}`)
  return fingerprint([...parts, ...extra].join(separator))
}

export const mentionDigest = (register: boolean, identity: Identity): string =>
  fingerprint([register ? 'r' : 'o', identity.code, identity.carrier, identity.name, identity.formerName, identity.address, identity.place].join(separator))

/** For rows that could not even be cut into cells. */
export const rawDigest = (context: string, raw: string): string => fingerprint(`${context}${separator}${raw}`)
