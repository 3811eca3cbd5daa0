import { linkSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { JingweiError } from '@jingwei/kernel'
import type { ColumnarPlace } from './place.ts'

/** A pid is used again after a reboot or a wrap; with its start time it names one process. Elsewhere than Linux the pid must do. */
function startOf(pid: number): string {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8')
    return stat.slice(stat.lastIndexOf(')') + 2).split(' ')[19] ?? ''
  } catch {
    return ''
  }
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'EPERM'
  }
}

/** The process that holds the data folder, or undefined when none does (also after kill -9). */
export function lockHolder(lock: string): number | undefined {
  let text: string
  try {
    text = readFileSync(lock, 'utf8')
  } catch {
    return undefined
  }
  const [pidText, start] = text.trim().split(' ')
  const pid = Number(pidText)
  if (!Number.isInteger(pid) || pid <= 0 || !isAlive(pid)) return undefined
  return start && startOf(pid) !== start ? undefined : pid
}

/**
 * Takes the data folder for this process; returns the release. The lock appears by `link`, so nobody ever reads half of
 * one. Throws columnar.already_running when a live process holds it.
 */
export function takeLock(place: ColumnarPlace): () => void {
  const mine = `${place.lock}.${process.pid}`
  writeFileSync(mine, `${process.pid} ${startOf(process.pid)}\n`, { mode: 0o600 })
  try {
    for (let attempt = 0; attempt < 5; attempt += 1) {
      try {
        linkSync(mine, place.lock)
        return () => { if (lockHolder(place.lock) === process.pid) rmSync(place.lock, { force: true }) }
      } catch {
        const holder = lockHolder(place.lock)
        if (holder !== undefined) throw new JingweiError('columnar.already_running', { folder: place.folder, pid: holder })
        const stale = `${place.lock}.stale.${process.pid}`
        try { renameSync(place.lock, stale) } catch { /* another process removed it first */ }
        rmSync(stale, { force: true })
      }
    }
    throw new JingweiError('columnar.already_running', { folder: place.folder, pid: lockHolder(place.lock) ?? 0 })
  } finally {
    rmSync(mine, { force: true })
  }
}
