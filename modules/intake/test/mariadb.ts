import { execFile, spawn, spawnSync } from 'node:child_process'
import { chmod, chown, mkdir, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { promisify } from 'node:util'
import { createConnection } from 'mysql2/promise'
import { newFolder } from '@jingwei/testing'

export const mariadbInstalled = spawnSync('mariadbd', ['--version']).status === 0

/** A real MariaDB on a socket of its own, as an ordinary user, in a folder that goes with it. */
export type Mariadb = { readonly socketPath: string; sql(text: string, values?: readonly unknown[]): Promise<void>; close(): Promise<void> }

const nobody = 65_534

export async function startMariadb(): Promise<Mariadb> {
  const folder = await newFolder('mariadb')
  const data = join(folder, 'data')
  await mkdir(data)
  const isRoot = process.getuid?.() === 0
  if (isRoot) {
    await chmod(folder, 0o711)
    await chown(data, nobody, nobody)
  }
  const user = isRoot ? ['--user=nobody'] : []
  await promisify(execFile)('mariadb-install-db', ['--no-defaults', `--datadir=${data}`, '--auth-root-authentication-method=normal', '--skip-test-db', ...user])
  const socketPath = join(data, 's')
  const server = spawn('mariadbd', ['--no-defaults', `--datadir=${data}`, `--socket=${socketPath}`, '--skip-networking', '--innodb-buffer-pool-size=32M', '--innodb-flush-log-at-trx-commit=0', ...user], { stdio: 'ignore' })
  const ended = new Promise<void>((resolve) => server.once('exit', () => resolve()))
  const open = () => createConnection({ socketPath, user: 'root', multipleStatements: true })
  const sql = async (text: string, values: readonly unknown[] = []): Promise<void> => {
    const connection = await open()
    await connection.query(text, [...values]).finally(() => connection.end())
  }
  for (let left = 200; ; left -= 1) {
    try {
      await sql('select 1')
      break
    } catch (error) {
      if (left === 0 || server.exitCode !== null) throw error
      await pause(100)
    }
  }
  return {
    socketPath, sql,
    async close() {
      server.kill('SIGTERM')
      await ended
      await rm(folder, { recursive: true, force: true })
    },
  }
}
