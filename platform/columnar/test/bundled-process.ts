import { mkdirSync, mkdtempSync, symlinkSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { build } from 'esbuild'

const here = dirname(fileURLToPath(import.meta.url))
const modules = join(here, '../../../node_modules')

/** Bundles the columnar process the way the product does, chDB left outside, and gives the command that runs it. */
export async function bundledProcess(): Promise<(home: string, memoryCap?: number) => string[]> {
  const folder = mkdtempSync(join(tmpdir(), 'jingwei-columnar-'))
  mkdirSync(folder, { recursive: true })
  symlinkSync(modules, join(folder, 'node_modules'))
  const outfile = join(folder, 'process.mjs')
  await build({ entryPoints: [join(here, 'columnar-process.ts')], outfile, bundle: true, platform: 'node', format: 'esm', target: 'node20', external: ['chdb'], banner: { js: `import { createRequire as requireFrom } from 'node:module'; const require = requireFrom(import.meta.url)` }, logLevel: 'error' })
  return (home, memoryCap) => [process.execPath, outfile, home, ...(memoryCap ? [String(memoryCap)] : [])]
}
