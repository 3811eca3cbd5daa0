import { randomUUID } from 'node:crypto'
import { chown, mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { JingweiError, type Logger } from '@jingwei/kernel'
import { runAs } from './account.ts'
import { bundledMajor } from './binaries.ts'
import type { Place } from './place.ts'

export const superuser = 'jingwei'

/** lc_ctype must not be C or pg_trgm sees no letters in Chinese text; not every machine has the same UTF-8 locale. */
const characterLocales = ['C.UTF-8', 'C.utf8', 'en_US.UTF-8', 'zh_CN.UTF-8']

/**
 * Makes the data folder unless it is there. It is made beside its place and renamed, so that a kill half-way leaves
 * nothing that looks like a cluster.
 * @throws store.wrong_version, store.start_failed
 */
export async function ensureCluster(place: Place, password: string, logger: Logger): Promise<void> {
  const found = await readFile(join(place.data, 'PG_VERSION'), 'utf8').catch(() => undefined)
  if (found !== undefined) {
    if (found.trim() === bundledMajor) return
    throw new JingweiError('store.wrong_version', { folder: place.data, found: found.trim(), expected: bundledMajor })
  }
  logger.info({ folder: place.data }, 'making the database')
  const draft = `${place.data}.${randomUUID()}`
  await makeCluster(place, draft, password)
  await rename(draft, place.data).catch(async (error: unknown) => {
    await rm(draft, { recursive: true, force: true })
    // Another process of the same home was first: its cluster is as good as ours.
    if ((await readFile(join(place.data, 'PG_VERSION'), 'utf8').catch(() => undefined)) === undefined) throw error
  })
}

async function makeCluster(place: Place, draft: string, password: string): Promise<void> {
  const passwordFile = join(place.run, `password.${randomUUID()}`)
  let reason = ''
  try {
    await writeFile(passwordFile, password, { mode: 0o600 })
    if (process.getuid?.() === 0) await chown(passwordFile, place.account.uid, place.account.gid)
    for (const locale of characterLocales) {
      await rm(draft, { recursive: true, force: true })
      await mkdir(draft, { mode: 0o700 })
      if (process.getuid?.() === 0) await chown(draft, place.account.uid, place.account.gid)
      const made = await runAs(place.account, join(place.binaries, 'bin', 'initdb'), [
        '--pgdata', draft, '--username', superuser, '--pwfile', passwordFile, '--auth=scram-sha-256', '--encoding=UTF8',
        '--locale-provider=builtin', '--builtin-locale=C.UTF-8', `--locale=${locale}`, '--lc-messages=C', '--data-checksums',
      ])
      if (made.code === 0) return
      reason = made.output
    }
  } finally {
    await rm(passwordFile, { force: true })
  }
  await rm(draft, { recursive: true, force: true })
  throw new JingweiError('store.start_failed', { reason: reason.split('\n').slice(-4).join(' | '), log: place.log })
}
