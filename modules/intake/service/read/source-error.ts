import { JingweiError } from '@jingwei/kernel'
import { placeOf, type Target } from '../../domain/connection.ts'
import { certificateFile, secretFile } from '../platform.ts'

const signIn = new Set(['28P01', '28000', 'ER_ACCESS_DENIED_ERROR', 'ER_ACCESS_DENIED_NO_PASSWORD_ERROR'])
const noTable = new Set(['42P01', '3D000', '42501', '3F000', 'ER_NO_SUCH_TABLE', 'ER_BAD_DB_ERROR', 'ER_TABLEACCESS_DENIED_ERROR', 'ER_DBACCESS_DENIED_ERROR', 'ER_COLUMNACCESS_DENIED_ERROR'])
const slow = new Set(['57014', 'ER_QUERY_TIMEOUT', 'ER_STATEMENT_TIMEOUT', 'ER_QUERY_INTERRUPTED'])
const certificate = /^(?:CERT_|ERR_TLS_|DEPTH_ZERO|SELF_SIGNED|UNABLE_TO_|HANDSHAKE_NO_SSL)|SSL|certificate/iu
const away = /^(?:ECONN|EPIPE|ETIMEDOUT|EHOST|ENET|ENOTFOUND|EAI_|08|57P0|53|PROTOCOL_|ER_CON_COUNT|ER_TOO_MANY_USER|ER_SERVER_SHUTDOWN|ER_CONNECTION_KILLED)/u
const awayWords = /terminated|timeout|timed out|closed|ended|lost|socket|hang up|aborted/iu

/** Errors that may be gone in a minute: the reading is tried again by itself. */
const passing = new Set(['intake.unreachable', 'intake.broken_off', 'intake.too_slow'])
export const isPassing = (error: unknown): boolean => error instanceof JingweiError && (passing.has(error.code) || (error.code === 'intake.http_status' && (Number(error.details['status']) === 429 || Number(error.details['status']) >= 500)))

/**
 * What a driver says, in our words. The text of a driver is repeated only as far as it holds no secret.
 * `rows` is how many had come: 0 before the first.
 */
export function asSourceError(error: unknown, target: Target, code: string, rows: number, secret: string | undefined, limits: { readonly statementSeconds: number; readonly runMinutes: number }): unknown {
  if (error instanceof JingweiError) return error
  if (!(error instanceof Error)) return error
  const place = placeOf(target)
  const known = 'code' in error && typeof error.code === 'string' ? error.code : ''
  const own = error.message.slice(0, 300)
  const reason = secret === undefined || secret === '' ? own : own.replaceAll(secret, '***')
  if (signIn.has(known)) return new JingweiError('intake.signin_refused', { place, file: secretFile(code) })
  if (noTable.has(known)) return new JingweiError('intake.table_missing', { place })
  if (known === '42703' || known === 'ER_BAD_FIELD_ERROR') return new JingweiError('intake.column_missing', { place, column: /column "?([^"' ]+)|'([^']+)'/u.exec(own)?.slice(1).find(Boolean) ?? own })
  if (error.name === 'TimeoutError') return new JingweiError('intake.too_slow', { place, limit: `${limits.runMinutes} min` })
  if (slow.has(known)) return new JingweiError('intake.too_slow', { place, limit: `${limits.statementSeconds} s` })
  if (certificate.test(known) || certificate.test(own)) return new JingweiError('intake.tls_failed', { place, reason, file: certificateFile(code) })
  if (away.test(known) || awayWords.test(own)) return rows > 0 ? new JingweiError('intake.broken_off', { place, rows, reason: known || reason }) : new JingweiError('intake.unreachable', { place, reason: known || reason })
  if (/^[0-9A-Z]{5}$|^ER_/u.test(known)) return new JingweiError('intake.query_refused', { place, reason })
  return error
}
