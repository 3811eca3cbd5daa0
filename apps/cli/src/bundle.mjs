import { createHash } from 'node:crypto'
import { existsSync } from 'node:fs'
import { mkdir, rename, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { build } from 'esbuild'

/** The repository's root. */
export const root = join(import.meta.dirname, '..', '..', '..')

/** Third-party packages stay outside the bundle; ours go in, because Node 20 reads no TypeScript. */
const thirdPartyOutside = {
  name: 'third-party-outside',
  setup: (builder) => builder.onResolve({ filter: /^[^./]/ }, ({ path, kind }) => (kind === 'entry-point' || path.startsWith('@jingwei/') ? undefined : { path, external: true })),
}

/**
 * Bundles the program and gives the file. Its name carries its content, so that processes of an older version keep
 * theirs, and two that start at once cannot read a half-written file.
 */
export async function bundleProgram() {
  const { outputFiles } = await build({
    entryPoints: [join(root, 'apps/cli/src/main.ts')], bundle: true, write: false, platform: 'node', format: 'esm', target: 'node20', logLevel: 'error', sourcemap: 'inline', plugins: [thirdPartyOutside],
  })
  const code = outputFiles[0].contents
  const file = join(root, '.cache', `jingwei-${createHash('sha256').update(code).digest('hex').slice(0, 16)}.mjs`)
  if (!existsSync(file)) {
    await mkdir(join(root, '.cache'), { recursive: true })
    const half = `${file}.${process.pid}`
    await writeFile(half, code)
    await rename(half, file)
  }
  return file
}
