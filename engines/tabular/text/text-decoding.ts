import { isAscii } from 'node:buffer'
import { StringDecoder } from 'node:string_decoder'
import type { Encoding } from '../types.ts'
import { byteOrderMark, multibyteEncoding, utf16WithoutMark } from './encoding.ts'

/** Bytes wanted from the first non-ASCII one on before the encoding is settled. */
const windowBytes = 4096

type Decoder = { write: (bytes: Buffer) => string; end: () => string }

/**
 * Bytes to text as they stream by. The encoding is settled only when the first byte beyond ASCII is met, however
 * late that is; bytes that do not fit it become U+FFFD, which the record reader reports by line.
 */
export class TextDecoding {
  #encoding: Encoding | undefined
  #decoder: Decoder | undefined
  #held: Buffer = Buffer.alloc(0)
  #started = false

  constructor(encoding: Encoding | undefined) {
    if (encoding !== undefined) this.#settle(encoding)
  }

  /** 'utf-8' while only ASCII has been seen. */
  get encoding(): Encoding {
    return this.#encoding ?? 'utf-8'
  }

  write(chunk: Buffer): string {
    const bytes = this.#started ? chunk : this.#start(chunk)
    if (this.#decoder !== undefined) return this.#decoder.write(bytes)
    const all = this.#held.length > 0 ? Buffer.concat([this.#held, bytes]) : bytes
    if (isAscii(all)) return all.toString('latin1')
    const first = all.findIndex((byte) => byte >= 0x80)
    if (all.length - first < windowBytes) {
      this.#held = all.subarray(first)
      return all.toString('latin1', 0, first)
    }
    this.#held = Buffer.alloc(0)
    return all.toString('latin1', 0, first) + this.#settle(multibyteEncoding(all.subarray(first))).write(all.subarray(first))
  }

  end(): string {
    if (this.#decoder !== undefined) return this.#decoder.end()
    if (this.#held.length === 0) return ''
    const decoder = this.#settle(multibyteEncoding(this.#held))
    return decoder.write(this.#held) + decoder.end()
  }

  #start(chunk: Buffer): Buffer {
    this.#started = true
    const mark = byteOrderMark(chunk)
    if (this.#encoding === undefined) {
      const encoding = mark?.encoding ?? utf16WithoutMark(chunk)
      if (encoding !== undefined) this.#settle(encoding)
    }
    return mark !== undefined && mark.encoding === this.#encoding ? chunk.subarray(mark.length) : chunk
  }

  #settle(encoding: Encoding): Decoder {
    this.#encoding = encoding
    this.#decoder = decoderOf(encoding)
    return this.#decoder
  }
}

function decoderOf(encoding: Encoding): Decoder {
  // StringDecoder is several times faster than a streaming TextDecoder on UTF-8 and as strict.
  if (encoding === 'utf-8') return new StringDecoder('utf8')
  const decoder = new TextDecoder(encoding, { ignoreBOM: true })
  return { write: (bytes) => decoder.decode(bytes, { stream: true }), end: () => decoder.decode() }
}
