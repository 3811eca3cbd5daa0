import { mkdir } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { build } from 'esbuild'
import { root } from './root.mjs'


/** Third-party packages stay outside the bundle; ours go in, because Node 20 reads no TypeScript. */
const thirdPartyOutside = {
  name: 'third-party-outside',
  setup: (builder) => builder.onResolve({ filter: /^[^./]/ }, ({ path, kind }) => (kind === 'entry-point' || path.startsWith('@jingwei/') ? undefined : { path, external: true })),
}

/**
 * Bundles one TypeScript entry, path from the root, into `.cache/<name>.mjs` and gives that file's path. About 100 ms,
 * so nothing is ever stale.
 */
export async function bundle(entry, name) {
  const outfile = join(root, '.cache', `${name}.mjs`)
  await mkdir(dirname(outfile), { recursive: true })
  await build({
    entryPoints: [join(root, entry)], outfile, bundle: true, platform: 'node', format: 'esm', target: 'node20', jsx: 'automatic', sourcemap: 'linked', logLevel: 'error',
    plugins: [thirdPartyOutside],
  })
  return outfile
}
