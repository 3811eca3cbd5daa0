import { readdir, readFile, readlink, stat } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { JingweiError } from '@jingwei/kernel'
import { packageFolders } from './package-folders.ts'
import { demandNative, isNativePackage, siblingNode, siblingPackage, type Architecture } from './target.ts'
import { installText, launcher, noChdbText, publicUnit, unit } from './texts.ts'

/** What goes into the archive: a file of this machine, a text of ours, or a link. */
export type BundleEntry = { readonly name: string; readonly mode: number } & ({ readonly file: string; readonly size: number } | { readonly text: string } | { readonly link: string })

/**
 * Everything a machine of one kind needs to run this program: Node in the version that runs now, our program in its few files, the packages that
 * stay outside it (PostgreSQL and chDB among them) and the built portal.
 * @param root the repository  @param entry the program's main file
 * @throws cli.bundle_incomplete, cli.bundle_foreign_file
 */
export async function* bundleEntries(root: string, entry: string, architecture: Architecture): AsyncGenerator<BundleEntry> {
  const portal = join(root, 'apps', 'portal', 'dist')
  for (const needed of [join(portal, 'index.html'), join(root, 'apps/cli/src/outside.json')]) await stat(needed).catch(() => { throw new JingweiError('cli.bundle_incomplete', { missing: needed }) })
  const outside = JSON.parse(await readFile(join(root, 'apps/cli/src/outside.json'), 'utf8')) as string[]
  yield { name: 'INSTALL.txt', mode: 0o644, text: installText(architecture) }
  yield { name: 'jingwei', mode: 0o755, text: launcher }
  yield { name: 'jingwei.service', mode: 0o644, text: unit }
  yield { name: 'jingwei-public.service', mode: 0o644, text: publicUnit }
  yield { name: 'LICENSE', mode: 0o644, text: await readFile(join(root, 'LICENSE'), 'utf8') }
  const own = architecture === process.arch
  const node = own ? process.execPath : await siblingNode(root, architecture)
  await demandNative(node, architecture)
  yield { name: 'bin/node', mode: 0o755, file: node, size: (await stat(node)).size }
  yield* filesOf(dirname(entry), 'program')
  yield* filesOf(portal, 'apps/portal/dist')
  for (const folder of await packageFolders(root, outside)) {
    const sibling = !own && (await isNativePackage(join(root, folder))) ? await siblingPackage(root, folder, architecture) : { name: folder, folder: join(root, folder) }
    if (sibling === undefined) {
      yield { name: 'NO-CHDB.txt', mode: 0o644, text: noChdbText }
      continue
    }
    for await (const found of filesOf(sibling.folder, sibling.name)) {
      if ('file' in found) await demandNative(found.file, architecture)
      yield found
    }
  }
}

/** Files below a folder; packages inside it come by themselves, and maps of sources help nobody there. */
async function* filesOf(folder: string, name: string): AsyncGenerator<BundleEntry> {
  for (const found of (await readdir(folder, { withFileTypes: true })).toSorted((a, b) => (a.name < b.name ? -1 : 1))) {
    const [file, inside] = [join(folder, found.name), `${name}/${found.name}`]
    if (found.name === 'node_modules' || found.name.endsWith('.map')) continue
    if (found.isDirectory()) yield* filesOf(file, inside)
    else if (found.isSymbolicLink()) yield { name: inside, mode: 0o777, link: await readlink(file) }
    else {
      const { mode, size } = await stat(file)
      yield { name: inside, mode: (mode & 0o111) === 0 ? 0o644 : 0o755, file, size }
    }
  }
}
