import type { Encoding } from '../types.ts'

/** Encoding told by a byte order mark, with the mark's length. */
export function byteOrderMark(bytes: Buffer): { encoding: Encoding; length: number } | undefined {
  if (bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf) return { encoding: 'utf-8', length: 3 }
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return { encoding: 'utf-16le', length: 2 }
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return { encoding: 'utf-16be', length: 2 }
  if (bytes[0] === 0x84 && bytes[1] === 0x31 && bytes[2] === 0x95 && bytes[3] === 0x33) return { encoding: 'gb18030', length: 4 }
  return undefined
}

/**
 * UTF-16 without a mark: delimiters, digits and line ends leave a NUL on one side of every pair.
 * Chinese text may have few of them, stray NULs lie on both sides: at least 1 % of pairs, 95 % on one side.
 */
export function utf16WithoutMark(bytes: Buffer): Encoding | undefined {
  let even = 0
  let odd = 0
  for (let index = 0; index < bytes.length; index += 1) {
    if (bytes[index] !== 0) continue
    if (index % 2 === 0) even += 1
    else odd += 1
  }
  const pairs = bytes.length / 2
  if (pairs < 4 || even + odd < pairs / 100) return undefined
  if (odd >= 0.95 * (even + odd) && bytes.includes('\n\0', 0, 'latin1')) return 'utf-16le'
  if (even >= 0.95 * (even + odd) && bytes.includes('\0\n', 0, 'latin1')) return 'utf-16be'
  return undefined
}

/**
 * UTF-8 or GB18030, for bytes of which some are not ASCII. UTF-8 is hard to hit by chance, so a few bad bytes
 * among many good sequences are damage, not another encoding.
 */
export function multibyteEncoding(bytes: Buffer): Encoding {
  const { valid, invalid } = countUtf8(bytes)
  if (invalid === 0 || valid >= 8 * invalid) return 'utf-8'
  return countGb18030Invalid(bytes) < invalid ? 'gb18030' : 'utf-8'
}

/** Multi-byte sequences that are and are not UTF-8; one cut off by the end of the bytes counts as neither. */
export function countUtf8(bytes: Buffer): { valid: number; invalid: number } {
  let valid = 0
  let invalid = 0
  let index = 0
  while (index < bytes.length) {
    const lead = bytes[index] ?? 0
    if (lead < 0x80) {
      index += 1
      continue
    }
    const follow = lead >= 0xc2 && lead < 0xe0 ? 1 : lead >= 0xe0 && lead < 0xf0 ? 2 : lead >= 0xf0 && lead < 0xf5 ? 3 : 0
    let seen = 0
    while (seen < follow && ((bytes[index + 1 + seen] ?? 0) & 0xc0) === 0x80) seen += 1
    if (follow > 0 && seen === follow) {
      valid += 1
      index += 1 + follow
    } else {
      if (follow === 0 || index + 1 + seen < bytes.length) invalid += 1
      index += 1 + seen
    }
  }
  return { valid, invalid }
}

function countGb18030Invalid(bytes: Buffer): number {
  const text = new TextDecoder('gb18030').decode(bytes, { stream: true })
  let count = 0
  for (let at = text.indexOf('\ufffd'); at >= 0; at = text.indexOf('\ufffd', at + 1)) count += 1
  // Code points of the private use area are no damage to a decoder, but nobody writes them into a table.
  for (const unit of text.match(/[\ue000-\uf8ff]/g) ?? []) count += unit.length
  return count
}
