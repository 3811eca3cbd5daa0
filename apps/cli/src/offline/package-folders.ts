import { readdir, readFile, stat } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { JingweiError } from '@jingwei/kernel'
import '../errors.ts'

type Manifest = { readonly dependencies?: Record<string, string>; readonly optionalDependencies?: Record<string, string> }

/**
 * Folders below `root` of the packages that stay outside the program, with all they depend on, as npm would find them.
 * A name may end in `/*`: every package of that scope that is here.
 * @throws cli.bundle_incomplete when one is not installed
 */
export async function packageFolders(root: string, names: readonly string[]): Promise<readonly string[]> {
  const found = new Set<string>()
  const visit = async (name: string, from: string, needed: boolean): Promise<void> => {
    const folder = await resolveFrom(root, from, name)
    if (folder === undefined) {
      if (needed) throw new JingweiError('cli.bundle_incomplete', { missing: `node_modules/${name}` })
      return
    }
    if (found.has(folder)) return
    found.add(folder)
    const { dependencies = {}, optionalDependencies = {} } = JSON.parse(await readFile(join(root, folder, 'package.json'), 'utf8')) as Manifest
    for (const each of Object.keys(dependencies)) await visit(each, folder, !(each in optionalDependencies))
    // Builds for other platforms are not installed, and not missed.
    for (const each of Object.keys(optionalDependencies)) await visit(each, folder, false)
  }
  for (const name of names) for (const each of await expanded(root, name)) await visit(each, '.', !name.endsWith('/*') && !neverInstalled.has(name))
  return [...found].toSorted()
}

/** Named to keep it outside: `pg` asks for it, and goes without. */
const neverInstalled = new Set(['pg-native'])

async function expanded(root: string, name: string): Promise<readonly string[]> {
  if (!name.endsWith('/*')) return [name]
  const scope = name.slice(0, -2)
  return (await readdir(join(root, 'node_modules', scope)).catch(() => [])).map((each) => `${scope}/${each}`)
}

async function resolveFrom(root: string, from: string, name: string): Promise<string | undefined> {
  for (let folder = from; ; folder = dirname(folder)) {
    const candidate = join(folder, 'node_modules', name)
    if (await stat(join(root, candidate, 'package.json')).then(() => true, () => false)) return candidate
    if (folder === '.') return undefined
  }
}
