import { spawnSync } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { root } from './root.mjs'

const packagesOf = (file) => (existsSync(file) ? (JSON.parse(readFileSync(file, 'utf8')).packages ?? {}) : {})

/** Whether node_modules lacks a package of the lockfile or holds another version; optional ones may be absent. */
export function installationIsStale() {
  const wanted = packagesOf(join(root, 'package-lock.json'))
  const present = packagesOf(join(root, 'node_modules', '.package-lock.json'))
  return Object.entries(wanted).some(([path, { version, optional, link }]) => {
    if (!path.startsWith('node_modules/') || link) return false
    const found = present[path]
    return found === undefined ? !optional : found.version !== version
  })
}

/** `npm ci` when needed, so that a fresh clone is ready after one command. */
export function ensureInstalled() {
  if (!installationIsStale()) return
  console.log('Installing packages (npm ci) ...')
  const { status } = spawnSync('npm', ['ci'], { cwd: root, stdio: 'inherit', shell: process.platform === 'win32' })
  if (status !== 0) {
    console.error('npm ci failed: check the connection to the npm registry (or its mirror, `npm config get registry`) and try again.')
    process.exit(1)
  }
}
