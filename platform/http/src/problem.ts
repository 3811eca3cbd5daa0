import type { ErrorDetails, Locale } from '@jingwei/kernel'
import { JingweiError, errorEntry } from '@jingwei/kernel'
import type { FieldProblem } from './validation.ts'

/** RFC 9457 problem details; `code` is the stable name to program against, `detail` is for the reader. */
export type Problem = {
  readonly type: string
  readonly title: string
  readonly status: number
  readonly detail: string
  readonly code: string
  readonly traceId: string
  readonly errors?: readonly { readonly field: string; readonly detail: string }[]
}

export const problemType = 'application/problem+json; charset=utf-8'

/** A request that does not fit its schema, with every failing field. */
export class InvalidRequest extends JingweiError {
  readonly fields: readonly FieldProblem[]

  constructor(fields: readonly FieldProblem[]) {
    super('http.invalid_request', { problem: fields.map((field) => field.en).join('; ') })
    this.fields = fields
  }
}

/** The problem as the reader's language has it. */
export function problemOf(error: JingweiError, locale: Locale, traceId: string): Problem {
  const zh = locale === 'zh-CN'
  const shared = { type: `urn:jingwei:error:${error.code}`, title: titleOf(error.code, locale), status: error.status, code: error.code, traceId }
  if (!(error instanceof InvalidRequest)) return { ...shared, detail: zh ? error.zh : error.en }
  const errors = error.fields.map((field) => ({ field: field.field, detail: zh ? field.zh : field.en }))
  const detail = zh ? `请求不符合要求：${errors.map((field) => field.detail).join('；')}。` : error.en
  return { ...shared, detail, errors }
}

/** RFC 9457: the title does not change from one occurrence to the next, so it is the template up to its first variable. */
function titleOf(code: string, locale: Locale): string {
  const entry = errorEntry(code)
  const template = (locale === 'zh-CN' ? entry?.zh : entry?.en) ?? code
  return template.split(/[:：,，;；。.(（]|["“]?\{/u)[0]?.trim() || code
}

// Files are written below us, too; the database's own full disk is named by the store.
const full = new Set(['ENOSPC', 'EDQUOT'])

const parsing = new Map<string, readonly [code: string, details?: ErrorDetails]>([
  ['FST_ERR_CTP_INVALID_JSON_BODY', ['http.malformed_body']],
  ['FST_ERR_CTP_EMPTY_JSON_BODY', ['http.malformed_body']],
  ['FST_ERR_CTP_INVALID_CONTENT_LENGTH', ['http.malformed_body']],
  ['FST_INVALID_MULTIPART_CONTENT_TYPE', ['http.malformed_upload']],
  ['FST_NO_FORM_DATA', ['http.malformed_upload']],
  ['FST_PROTO_VIOLATION', ['http.malformed_upload']],
  ['FST_MP_PREMATURE_CLOSE', ['http.malformed_upload']],
])

/** Facts that turn a framework's error into one of ours. */
export type ErrorFacts = { readonly traceId: string; readonly bodyLimit: number; readonly maxFiles: number; readonly mediaType: string; readonly expected: string; readonly path: string }

/** Every thrown thing becomes one entry of the registry; what we do not know is internal and says nothing of itself. */
export function asJingweiError(thrown: unknown, facts: ErrorFacts): JingweiError {
  if (thrown instanceof JingweiError) return thrown
  const code = codeOf(thrown)
  const cause = { cause: thrown }
  const known = parsing.get(code)
  if (known) return new JingweiError(known[0], known[1], cause)
  if (code === 'FST_ERR_CTP_BODY_TOO_LARGE') return new JingweiError('kernel.too_large', { limit: sizeOf(facts.bodyLimit) }, cause)
  if (['FST_FILES_LIMIT', 'FST_PARTS_LIMIT', 'FST_FIELDS_LIMIT'].includes(code)) return new JingweiError('kernel.too_large', { limit: `${facts.maxFiles}` }, cause)
  if (code === 'FST_ERR_CTP_INVALID_MEDIA_TYPE') return new JingweiError('http.unsupported_media_type', { found: facts.mediaType, expected: facts.expected }, cause)
  if (code === 'FST_ERR_BAD_URL' || code === 'FST_ERR_MAX_PARAM_LENGTH') return new JingweiError('http.bad_address', { path: facts.path }, cause)
  if (thrown instanceof SyntaxError && 'statusCode' in thrown && thrown.statusCode === 400) return new JingweiError('http.malformed_body', {}, cause)
  if (full.has(code)) return new JingweiError('http.disk_full', {}, cause)
  return new JingweiError('kernel.internal', { traceId: facts.traceId }, cause)
}

function codeOf(thrown: unknown): string {
  if (typeof thrown !== 'object' || thrown === null || !('code' in thrown)) return ''
  return typeof thrown.code === 'string' ? thrown.code : ''
}

/** Bytes as a reader says them: 1 MiB, 512 KiB. */
export function sizeOf(bytes: number): string {
  if (bytes >= 1024 ** 2 && bytes % 1024 ** 2 === 0) return `${bytes / 1024 ** 2} MiB`
  return bytes >= 1024 ? `${Math.floor(bytes / 1024)} KiB` : `${bytes} B`
}
