import { rm, symlink } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { silentLogger } from '@jingwei/kernel'
import { startColumnar, type Columnar } from '@jingwei/columnar'
import { build } from 'esbuild'
import { newFolder } from './folder.ts'

export type TestColumnar = { readonly columnar: Columnar; readonly pid: () => number | undefined; close(): Promise<void> }

/** Starts a columnar process on a home, from a bundle made the way the product makes its own: chDB is left outside. */
export async function openTestColumnar(home: string): Promise<TestColumnar> {
  const folder = await newFolder('columnar')
  const outfile = join(folder, 'process.mjs')
  await symlink(installedModules(), join(folder, 'node_modules'))
  await build({
    entryPoints: [fileURLToPath(new URL('columnar-entry.ts', import.meta.url))], outfile, bundle: true, platform: 'node', format: 'esm', target: 'node20', external: ['chdb'], logLevel: 'error',
    banner: { js: "import { createRequire as requireFrom } from 'node:module'; const require = requireFrom(import.meta.url)" },
  })
  const running = await startColumnar({ home, logger: silentLogger, spawnCommand: [process.execPath, outfile, home] })
  const columnar = running.client()
  return {
    columnar,
    pid: running.pid,
    async close() {
      await columnar.close()
      await running.stop()
      await rm(folder, { recursive: true, force: true })
    },
  }
}

/** The node_modules folder that holds chDB. */
const installedModules = (): string => dirname(dirname(createRequire(import.meta.url).resolve('chdb/package.json')))
