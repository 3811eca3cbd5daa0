import { execFile } from 'node:child_process'
import { mkdir, open, readFile, rename, rm, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { JingweiError } from '@jingwei/kernel'
import '../errors.ts'

/** Machines a bundle can be for, and the number their native files carry (ELF `e_machine`). */
const machines: Readonly<Record<string, number>> = { x64: 62, arm64: 183 }
export type Architecture = 'x64' | 'arm64'

/** `--target linux-arm64`; this machine's own without it. @throws cli.bundle_platform */
export function readTarget(given: string | undefined): Architecture {
  const target = given ?? `${process.platform}-${process.arch}`
  const architecture = /^linux-(x64|arm64)$/u.exec(target)?.[1]
  if (architecture === undefined || process.platform !== 'linux') throw new JingweiError('cli.bundle_platform', { found: `${process.platform}-${process.arch}, --target ${target}` })
  return architecture as Architecture
}

/** A native file for another machine would be noticed where nobody can mend it. @throws cli.bundle_foreign_file */
export async function demandNative(file: string, architecture: Architecture): Promise<void> {
  const handle = await open(file, 'r')
  try {
    const head = Buffer.alloc(20)
    const { bytesRead } = await handle.read(head, 0, 20, 0)
    if (bytesRead < 20 || head.toString('latin1', 0, 4) !== '\u007fELF') return
    const machine = head.readUInt16LE(18)
    if (machine !== machines[architecture]) throw new JingweiError('cli.bundle_foreign_file', { file, expected: `${architecture} (${machines[architecture]})`, found: machine })
  } finally {
    await handle.close()
  }
}

/** Without it the bundle runs beside a ClickHouse of the operator's own (CLICKHOUSE_URL). */
const dispensable = '@chdb/'

type Locked = { readonly packages: Readonly<Record<string, { readonly version?: string; readonly integrity?: string }>> }

/** Whether a package holds files for one kind of processor alone. */
export async function isNativePackage(folder: string): Promise<boolean> {
  const { cpu } = JSON.parse(await readFile(join(folder, 'package.json'), 'utf8')) as { readonly cpu?: readonly string[] }
  return cpu !== undefined
}

/**
 * Brings the sibling of a native package for another processor, in the version of the lockfile, from the registry that npm
 * is set to; kept in `.cache`. `folder` is where it lies below the root. Undefined for chDB where the registry has none.
 * @throws cli.bundle_incomplete
 */
export async function siblingPackage(root: string, folder: string, architecture: Architecture): Promise<{ readonly folder: string; readonly name: string } | undefined> {
  const name = folder.replace(/\bx64\b|\barm64\b/u, architecture)
  const { packages } = JSON.parse(await readFile(join(root, 'package-lock.json'), 'utf8')) as Locked
  const locked = packages[name]
  if (locked?.version === undefined) throw new JingweiError('cli.bundle_incomplete', { missing: name })
  const wanted = `${name.replace(/^.*node_modules\//u, '')}@${locked.version}`
  const found = await fetched(root, wanted, locked.integrity).catch((error: unknown) => {
    if (name.includes(dispensable) && error instanceof JingweiError && String(error.details['missing']).includes('E404')) return undefined
    throw error
  })
  return found === undefined ? undefined : { name, folder: found }
}

/** The Node of another processor, in the version that runs now. */
export const siblingNode = async (root: string, architecture: Architecture): Promise<string> => join(await fetched(root, `node-linux-${architecture}@${process.versions.node}`), 'bin', 'node')

const run = promisify(execFile)

async function fetched(root: string, wanted: string, integrity?: string): Promise<string> {
  const folder = join(root, '.cache', 'packages', wanted.replaceAll('/', '+'))
  if (await stat(folder).then(() => true, () => false)) return folder
  const draft = `${folder}.${process.pid}`
  await mkdir(draft, { recursive: true })
  try {
    const { stdout } = await run('npm', ['pack', wanted, '--json', '--ignore-scripts', '--pack-destination', draft], { cwd: root, maxBuffer: 64 * 1024 ** 2 })
    const [packed] = JSON.parse(stdout) as { readonly filename: string; readonly integrity: string }[]
    if (packed === undefined || (integrity !== undefined && packed.integrity !== integrity)) throw new Error(`its digest is ${packed?.integrity}, the lockfile has ${integrity}`)
    const archive = join(draft, packed.filename.replace(/^@/u, '').replaceAll('/', '-'))
    await run('tar', ['-C', draft, '-xzf', archive, '--no-same-owner'])
    await rename(join(draft, 'package'), folder)
    return folder
  } catch (error) {
    throw new JingweiError('cli.bundle_incomplete', { missing: `${wanted} (${error instanceof Error ? `${/\bE404\b/u.exec(error.message)?.[0] ?? ''} ${error.message.trim().slice(-300)}`.trim() : String(error)})` }, { cause: error })
  } finally {
    await rm(draft, { recursive: true, force: true })
  }
}
