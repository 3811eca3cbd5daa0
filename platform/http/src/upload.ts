import type { Readable } from 'node:stream'

/** One file of a multipart request, to be read to its end before the next is asked for. Nothing is buffered. */
export type UploadedFile = {
  readonly field: string
  /** Base name only: no folder, no control character, at most 200 characters. */
  readonly fileName: string
  readonly mediaType: string
  /** Fails with kernel.too_large when the file exceeds the limit; a truncated file never looks whole. */
  readonly stream: Readable
}

/** Keeps what names the file and drops what could name another place on the disk. */
export function safeFileName(name: string): string {
  const base = name.split(/[/\\]/u).at(-1) ?? ''
  const clean = base.replaceAll(/[\p{Cc}\p{Cf}\p{Cs}:*?"<>|]/gu, '_').replace(/^\.+/u, '').trim()
  const letters = [...clean]
  if (letters.length === 0) return 'file'
  return letters.length <= 200 ? clean : letters.slice(0, 100).join('') + letters.slice(-100).join('')
}
