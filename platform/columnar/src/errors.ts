import { ClickHouseError } from '@clickhouse/client'
import { JingweiError, registerErrors, type ErrorEntry } from '@jingwei/kernel'

const entries: readonly ErrorEntry[] = [
  { code: 'columnar.unavailable', status: 503, level: 'warn', zh: '分析库暂时连接不上（{reason}），正在自动恢复，请稍后重试；分析库可随时由主库重建，不会丢失数据。', en: 'The columnar store cannot be reached for the moment ({reason}); it recovers by itself, try again shortly. It can always be rebuilt from PostgreSQL.' },
  { code: 'columnar.start_failed', status: 500, level: 'error', zh: '分析库未能在 {seconds} 秒内启动：{reason}。请检查目录 {folder} 的权限与磁盘空间，或设置 CLICKHOUSE_URL。', en: 'The columnar store did not start within {seconds} seconds: {reason}. Check the rights and free space of {folder}, or set CLICKHOUSE_URL.' },
  { code: 'columnar.already_running', status: 409, level: 'warn', zh: '数据目录 {folder} 已由进程 {pid} 使用。请先停止该进程，或换一个目录。', en: 'The data folder {folder} is in use by process {pid}. Stop that process first, or use another folder.' },
  { code: 'columnar.query_failed', status: 500, level: 'error', zh: '分析查询失败（ClickHouse 错误 {number}）：{reason}', en: 'The analytic query failed (ClickHouse error {number}): {reason}' },
  { code: 'columnar.too_slow', status: 504, level: 'warn', zh: '分析查询超出时限（{reason}），请缩小范围后重试。', en: 'The analytic query took too long ({reason}); narrow it and try again.' },
  { code: 'columnar.too_big', status: 507, level: 'warn', zh: '分析查询超出内存或结果上限（{reason}），请缩小范围或分批。', en: 'The analytic query exceeds its memory or result limit ({reason}); narrow it or split it.' },
  { code: 'columnar.aborted', status: 499, level: 'info', zh: '分析查询已取消。', en: 'The analytic query was cancelled.' },
]

registerErrors(entries)

const awayCodes = new Set(['ECONNREFUSED', 'ECONNRESET', 'ENOENT', 'EPIPE', 'ETIMEDOUT', 'EHOSTUNREACH', 'ENOTFOUND', 'EAI_AGAIN'])
const awayText = /socket hang up|Timeout error|other side closed|aborted by the server/iu

/** True when the server was not there, so that asking again may help; false when it answered with an error. */
export function isAway(error: unknown): boolean {
  if (error instanceof JingweiError) return error.code === 'columnar.unavailable'
  if (!(error instanceof Error) || error instanceof ClickHouseError) return false
  const code = 'code' in error && typeof error.code === 'string' ? error.code : undefined
  return (code !== undefined && awayCodes.has(code)) || awayText.test(error.message)
}

/** ClickHouse's numbers: 158/396 rows or bytes of a result, 159 time, 241 memory, 307 bytes, 394 cancelled. */
const byNumber: Readonly<Record<string, string>> = { 158: 'columnar.too_big', 159: 'columnar.too_slow', 241: 'columnar.too_big', 307: 'columnar.too_big', 394: 'columnar.aborted', 396: 'columnar.too_big' }

/** The one error every caller sees; `details.number` keeps ClickHouse's own error number. */
export function columnarError(error: unknown, aborted = false): Error {
  if (error instanceof JingweiError) return error
  if (aborted) return new JingweiError('columnar.aborted', {}, { cause: error })
  const reason = error instanceof Error ? error.message : String(error)
  if (error instanceof ClickHouseError) return new JingweiError(byNumber[error.code] ?? 'columnar.query_failed', { number: error.code, reason }, { cause: error })
  if (isAway(error)) return new JingweiError('columnar.unavailable', { reason }, { cause: error })
  return error instanceof Error ? error : new Error(reason)
}
