import { spawn } from 'node:child_process'
import { existsSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { bundle } from './bundle.mjs'
import { root } from './root.mjs'

/** Names under `folder` that hold a run.ts. */
export const namesIn = (folder) =>
  existsSync(join(root, folder)) ? readdirSync(join(root, folder)).filter((name) => existsSync(join(root, folder, name, 'run.ts'))).toSorted() : []

/**
 * Bundles `<folder>/<name>/run.ts` and runs it from the root, so that `process.cwd()` is the repository. Its output goes
 * through as it comes; resolves with exit code and lines. An unknown name lists the known ones.
 */
export async function runScript(folder, name, args) {
  const names = namesIn(folder)
  if (!names.includes(name)) {
    console.error(`${name === undefined ? 'Which one?' : `There is no ${folder}/${name}/run.ts.`} Known: ${names.join(', ') || 'none yet'}`)
    return { code: 2, lines: [] }
  }
  const file = await bundle(`${folder}/${name}/run.ts`, `${folder}/${name}`)
  const child = spawn(process.execPath, ['--enable-source-maps', file, ...args], { cwd: root, stdio: ['inherit', 'pipe', 'inherit'] })
  let text = ''
  child.stdout.setEncoding('utf8').on('data', (part) => {
    text += part
    process.stdout.write(part)
  })
  const code = await new Promise((resolve) => child.once('close', (status) => resolve(status ?? 1)))
  return { code, lines: text.trimEnd().split('\n') }
}
