import { chown, mkdir, readFile, readdir, rename, stat, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { JingweiError, type Logger } from '@jingwei/kernel'
import { connect, othersConnected, startPostgres, type Store } from '@jingwei/store'
import { cannotWrite } from '../disk-error.ts'
import { moment } from '../upgrade/moment.ts'
import { makeBackup } from './make-backup.ts'

/** A folder that can bring a home back to any moment since its first base: full archives, the log since, and whose it is. */
export const baseName = /^base-(\d{8}-\d{6})\.tar\.gz$/u
export const logFolder = 'wal'
const ownerFile = 'continuous.json'

export type Continuous = { readonly home: string; readonly folder: string; readonly logger: Logger; show(stage: 'database' | 'files', done: number, total: number): void }

/** A piece of log is kept when it is full, or at the latest after this. Until then it lies in the home alone. */
const archiveTimeout = '15min'

const logSettings = (log: string): Readonly<Record<string, string>> => ({ archive_mode: 'on', archive_library: 'basic_archive', 'basic_archive.archive_directory': log, archive_timeout: archiveTimeout })

/**
 * From now on keeps the log of a home that stands still, by PostgreSQL's own `basic_archive`, and makes a full archive to
 * begin with. Again on the same folder it makes another archive.
 * @throws cli.in_use, cli.continuous_failed, cli.cannot_write
 */
export async function keepLog({ home, folder, logger, show }: Continuous): Promise<string> {
  const log = join(folder, logFolder)
  await mkdir(log, { recursive: true, mode: 0o700 }).catch((error: unknown) => { throw cannotWrite(log, error) })
  await ownedLike(join(home, 'pg'), log)
  await alter(home, logger, Object.entries(logSettings(log)).map(([name, value]) => `alter system set ${name} = '${value.replaceAll("'", "''")}'`))
  const reason = await withStore(home, logger, archived)
  if (reason !== undefined) {
    await stopKeeping({ home, logger })
    throw new JingweiError('cli.continuous_failed', { folder, reason })
  }
  await writeFile(join(folder, ownerFile), JSON.stringify({ home }), { mode: 0o600 })
  const draft = join(folder, `base-${process.pid}`)
  await makeBackup({ home, out: draft, logger, show })
  // By its end: recovery can stop at any moment after it, and at none before.
  await pause(1_000)
  const out = join(folder, `base-${moment()}.tar.gz`)
  await rename(draft, out)
  return out
}

/** Stops keeping the log; what is kept stays, and so does whatever else an administrator has set. @throws cli.in_use */
export const stopKeeping = ({ home, logger }: Pick<Continuous, 'home' | 'logger'>): Promise<void> => alter(home, logger, Object.keys(logSettings('')).map((name) => `alter system reset ${name}`))

/** The archives of a folder, oldest first, with the moments since which each can go on; and the home they are of. */
export async function basesOf(folder: string): Promise<{ readonly home: string | undefined; readonly bases: readonly { readonly file: string; readonly since: Date }[] }> {
  const names = (await readdir(folder).catch(() => [])).toSorted()
  const home = await readFile(join(folder, ownerFile), 'utf8').then((text) => (JSON.parse(text) as { home: string }).home, () => undefined)
  return { home, bases: names.flatMap((name) => (baseName.test(name) ? [{ file: join(folder, name), since: momentOf(name) }] : [])) }
}

function momentOf(name: string): Date {
  const [, text = ''] = baseName.exec(name) ?? []
  const [, year, month, day, hour, minute, second] = /^(\d{4})(\d\d)(\d\d)-(\d\d)(\d\d)(\d\d)$/u.exec(text) ?? []
  return new Date(`${year}-${month}-${day}T${hour}:${minute}:${second}+08:00`)
}

/** Changes settings that a server reads when it starts, so nobody else may use it now. */
async function alter(home: string, logger: Logger, statements: readonly string[]): Promise<void> {
  await withStore(home, logger, async (store) => {
    const found = await othersConnected({ query: (async (sql: string) => ({ rows: await store.query(sql) })) as never })
    if (found.length > 0) throw new JingweiError('cli.in_use', { home, found: found.join(', ') })
    for (const statement of statements) await store.query(statement)
  })
}

async function withStore<T>(home: string, logger: Logger, work: (store: Store) => Promise<T>): Promise<T> {
  const postgres = await startPostgres({ home, logger })
  const store = connect({ url: postgres.url, poolSize: 1, applicationName: 'log keeping' })
  return work(store).finally(async () => {
    await store.close()
    await postgres.stop()
  })
}

/** Lets the server keep one piece of log; why it could not, or undefined. */
async function archived(store: Store): Promise<string | undefined> {
  const [asked] = await store.query<{ piece: string }>(`select pg_walfile_name(pg_switch_wal()) as piece`)
  for (let turn = 0; turn < 150; turn++) {
    const [found] = await store.query<{ kept: string | null; failed: boolean }>(`select last_archived_wal as kept, coalesce(last_failed_time >= coalesce(last_archived_time, '-infinity'), false) as failed from pg_stat_archiver`)
    if (found?.kept != null && found.kept >= (asked?.piece ?? '')) return undefined
    if (found?.failed === true) return 'PostgreSQL could not write there (see log/postgres.log)'
    await pause(200)
  }
  return 'PostgreSQL kept nothing in 30 s'
}

async function ownedLike(model: string, folder: string): Promise<void> {
  if (process.getuid?.() !== 0) return
  const { uid, gid } = await stat(model)
  await chown(folder, uid, gid)
}
