import type { Readable } from 'node:stream'

/** A download. `stream` is sent as it is read, so the size need not be known. */
export type FileResponse = {
  readonly kind: 'file'
  readonly fileName: string
  readonly mediaType: string
  readonly content: Readable | Buffer | string
}

export const fileResponse = (fileName: string, mediaType: string, content: FileResponse['content']): FileResponse => ({ kind: 'file', fileName, mediaType, content })

export const csvType = 'text/csv; charset=utf-8'
export const xlsxType = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'

/**
 * Content-Disposition by RFC 6266: an ASCII name for old clients, the real one (Chinese included) by RFC 5987.
 * Line breaks and path separators cannot get through.
 */
export function contentDisposition(fileName: string): string {
  const name = fileName.replaceAll(/[\p{Cc}\p{Cs}/\\]/gu, '_')
  const ascii = name.replaceAll(/[^\x20-\x7E]|["%]/gu, '_')
  const encoded = encodeURIComponent(name).replaceAll(/['()*]/gu, (mark) => `%${mark.codePointAt(0)?.toString(16).toUpperCase()}`)
  return `attachment; filename="${ascii}"; filename*=UTF-8''${encoded}`
}
