import { createHash } from 'node:crypto'
import { existsSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { root } from './root.mjs'

const sources = ['apps/portal', 'platform/ui', 'modules/hub/portal', 'modules/identity/portal', 'modules/tasks/portal', 'modules/sharing/portal', 'package-lock.json']
const left = new Set(['node_modules', 'dist', 'test'])
const stamp = join(root, 'apps/portal/dist/.sources')

function* filesOf(path) {
  if (!existsSync(path)) return
  if (statSync(path).isFile()) return yield path
  for (const entry of readdirSync(path, { withFileTypes: true }).toSorted((a, b) => (a.name < b.name ? -1 : 1))) {
    if (!left.has(entry.name)) yield* filesOf(join(path, entry.name))
  }
}

function fingerprint() {
  const hash = createHash('sha256')
  for (const source of sources) for (const file of filesOf(join(root, source))) hash.update(file.slice(root.length)).update(readFileSync(file))
  return hash.digest('hex')
}

/** Builds the portal unless the built one comes from the very sources that are here. */
export async function ensurePortal() {
  const now = fingerprint()
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === now) return
  console.log('正在构建门户 / Building the portal ...')
  const { build } = await import('vite')
  await build({ root: join(root, 'apps/portal'), configFile: join(root, 'apps/portal/vite.config.ts'), logLevel: 'warn' })
  writeFileSync(stamp, now)
}
