/** Two-byte GB18030 codes by character, read backwards from the decoder that every Node carries (Node has no encoder of its own). */
function twoByteCodes(): Map<string, number> {
  const decoder = new TextDecoder('gb18030', { fatal: true })
  const codes = new Map<string, number>()
  for (let lead = 0x81; lead <= 0xfe; lead++) {
    for (let trail = 0x40; trail <= 0xfe; trail++) {
      if (trail !== 0x7f) codes.set(decoder.decode(Uint8Array.of(lead, trail)), (lead << 8) | trail)
    }
  }
  return codes
}

let known: Map<string, number> | undefined

/** Encodes text as GB18030. Throws a RangeError for a character that needs four bytes: the sample county uses none. */
export function encodeGb18030(text: string): Buffer {
  known ??= twoByteCodes()
  const bytes = Buffer.alloc(text.length * 2)
  let at = 0
  for (const character of text) {
    const point = character.codePointAt(0) ?? 0
    if (point < 0x80) {
      bytes[at++] = point
      continue
    }
    const code = known.get(character)
    if (code === undefined) throw new RangeError(`"${character}" has no two-byte code in GB18030`)
    at = bytes.writeUInt16BE(code, at)
  }
  return bytes.subarray(0, at)
}
