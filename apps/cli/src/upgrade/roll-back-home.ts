import { existsSync } from 'node:fs'
import { rename, stat } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { JingweiError, type Logger } from '@jingwei/kernel'
import { allMigrations } from '@jingwei/server'
import { clusterApart, connect, lastUpgrade, missingMigrations, othersConnected, rowsSince, startPostgres, type UpgradeRecord } from '@jingwei/store'
import { makeBackup } from '../backup/make-backup.ts'
import type { Manifest } from '../backup/manifest.ts'
import { restoreHome } from '../backup/restore-home.ts'
import { moment } from './moment.ts'
import { setAside } from './open-home.ts'

export type RollBack = { readonly home: string; readonly logger: Logger; readonly loseSince: boolean; show(stage: string, done: number, total: number): void }

/** `saved`: the backup of what was there; `sameProgram`: this program is the one the home is for again. */
export type RolledBack = { readonly manifest: Manifest; readonly upgrade: UpgradeRecord; readonly backup: string; readonly saved: string | undefined; readonly sameProgram: boolean }

/**
 * Brings a home back to before its last upgrade. The restored home is made and checked beside the present one and takes
 * its place by two renames; nothing of the present one is taken away before.
 * @throws store.no_place, cli.in_use, cli.no_upgrade, cli.no_way_back, cli.rows_since, and what a restore refuses
 */
export async function rollBackHome({ home, logger, loseSince, show }: RollBack): Promise<RolledBack> {
  const aside = await setAside(home)
  if (!existsSync(home) && aside !== undefined) await rename(aside, home)
  const apart = await clusterApart(home)
  // What is restored lies in the home, and a cluster that lies elsewhere would go on being the one that is opened.
  if (apart !== undefined) throw new JingweiError('store.no_place', { home, reason: `its database lies in ${apart}` })
  if (!existsSync(join(home, 'pg', 'PG_VERSION'))) throw new JingweiError('cli.no_home', { home })
  const { upgrade, backup, lost } = await judge(home, logger)
  let saved: string | undefined
  if (lost.length > 0) {
    if (!loseSince) throw new JingweiError('cli.rows_since', { home, tables: lost.join(', '), since: (upgrade.finishedAt ?? upgrade.beganAt).toISOString() })
    saved = join(dirname(backup), `before-rollback-${moment()}.tar.gz`)
    await makeBackup({ home, out: saved, logger, show })
  }
  const manifest = await restoreHome({ file: backup, home, logger, show, replace: true, marked: true })
  const sameProgram = missingMigrations(allMigrations, manifest.migrations).length === 0
  return { manifest, upgrade, backup, saved, sameProgram }
}

/** Whether there is a way back, and what would be lost on it. */
async function judge(home: string, logger: Logger): Promise<{ upgrade: UpgradeRecord; backup: string; lost: readonly string[] }> {
  const postgres = await startPostgres({ home, logger })
  const store = connect({ url: postgres.url, poolSize: 1, applicationName: 'rollback' })
  try {
    const found = await othersConnected({ query: (async (sql: string) => ({ rows: await store.query(sql) })) as never })
    if (found.length > 0) throw new JingweiError('cli.in_use', { home, found: found.join(', ') })
    const upgrade = await lastUpgrade(store)
    if (upgrade === undefined || Object.keys(upgrade.fromMigrations).length === 0) throw new JingweiError('cli.no_upgrade', { home })
    const { backup, endTx } = upgrade
    if (backup === null) throw new JingweiError('cli.no_way_back', { home, from: upgrade.fromVersion ?? '?', to: upgrade.toVersion })
    if (!(await stat(backup).then((file) => file.isFile(), () => false))) throw new JingweiError('cli.no_archive', { file: backup })
    // Cut off before its end nobody could have worked with it.
    const since = endTx === null ? {} : await rowsSince(store, endTx)
    return { upgrade, backup, lost: Object.entries(since).map(([table, count]) => `${table} ${count}`) }
  } finally {
    await store.close()
    await postgres.stop()
  }
}
