import { createHash } from 'node:crypto'
import { existsSync, readFileSync } from 'node:fs'
import { mkdir, readFile, readdir, rename, rm, stat, utimes, writeFile } from 'node:fs/promises'
import { join, relative } from 'node:path'

/** The repository's root. */
export const root = join(import.meta.dirname, '..', '..', '..')

const cache = join(root, '.cache')

/** Packages that load files of their own, or machine code: they stay where npm put them. */
const outside = JSON.parse(readFileSync(join(import.meta.dirname, 'outside.json'), 'utf8'))

/** A program nobody has started for this long is run by nobody. */
const keptMs = 30 * 24 * 3600 * 1000

/**
 * Gives the file that runs the program: ours and its packages in a few files, so that no process looks for thousands.
 * The folder's name carries its content: processes of an older version keep theirs, and two that start at once
 * cannot read a half-written file. Bundled again only when a file that went into it has changed.
 */
export async function bundleProgram() {
  const known = await readJson(join(cache, 'program.json'))
  if (known && existsSync(join(cache, known.folder, 'main.mjs')) && (await unchanged(known.inputs))) return used(known.folder)
  const began = Date.now()
  const { outputFiles, metafile } = await bundle()
  const hash = createHash('sha256')
  for (const { path, contents } of outputFiles) hash.update(relative(root, path)).update(contents)
  const folder = `jingwei-${hash.digest('hex').slice(0, 16)}`
  await writeOnce(join(cache, folder), outputFiles)
  const inputs = await stamps(Object.keys(metafile.inputs))
  // A file saved meanwhile may have gone in as it was before: the next start bundles again. What fails here costs time alone.
  if (inputs.every(([, mtimeMs]) => mtimeMs < began)) await writeJson(join(cache, 'program.json'), { folder, inputs }).catch(() => {})
  await forgetOld().catch(() => {})
  return used(folder)
}

async function used(folder) {
  const now = new Date()
  await utimes(join(cache, folder), now, now).catch(() => {})
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
  if (existsSync(join(folder, 'main.mjs'))) return
  const half = `${folder}.${process.pid}`
  await mkdir(half, { recursive: true })
  for (const { path, contents } of files) await writeFile(join(half, relative(cache, path)), contents)
  await rename(half, folder).catch((error) => {
    if (!existsSync(folder)) throw error
  })
  await rm(half, { recursive: true, force: true })
}

/** Size and time of each file that went in or says how: enough to know that nothing changed. */
async function stamps(files) {
  return Promise.all([...files, ...(await directions())].map(async (file) => {
    const { mtimeMs, size } = await stat(join(root, file))
    return [file, mtimeMs, size]
  }))
}

/** What steers the bundling beside the sources: this file, the lockfile, the packages' doors. */
async function directions() {
  const floors = await Promise.all(['engines', 'platform', 'modules', 'apps'].map(async (floor) => (await readdir(join(root, floor))).map((name) => `${floor}/${name}/package.json`)))
  return ['apps/cli/src/bundle.mjs', 'apps/cli/src/outside.json', 'package-lock.json', 'package.json', 'tsconfig.json', ...floors.flat().filter((file) => existsSync(join(root, file)))]
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
  for (const { name } of found.filter(({ at }) => at < Date.now() - keptMs)) {
    // Away under its name first: half a folder must never be taken for a whole one.
    await rename(join(cache, name), join(cache, `old-${name}`))
    await rm(join(cache, `old-${name}`), { recursive: true, force: true })
  }
}
