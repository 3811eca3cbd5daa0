import { createReadStream, rmSync } from 'node:fs'
import { access, constants, rename, rm, stat } from 'node:fs/promises'
import { dirname, resolve } from 'node:path'
import { JingweiError } from '@jingwei/kernel'
import { version } from '@jingwei/server'
import type { Command } from './arguments.ts'
import { TarFile } from './backup/tar-file.ts'
import { cannotWrite } from './disk-error.ts'
import { bundleEntries, type BundleEntry } from './offline/bundle-entries.ts'
import { readTarget } from './offline/target.ts'
import { noChdbText } from './offline/texts.ts'

/** `bundle --out FILE.tar.gz`: one archive that runs on a Linux machine of this or the named kind without network, registry, Node or root. */
export async function bundleCommand(command: Command): Promise<number> {
  if (command.out === undefined) throw new JingweiError('cli.usage', { usage: 'jingwei bundle --out FILE.tar.gz [--target linux-x64|linux-arm64] [--json]' })
  const architecture = readTarget(command.target)
  const out = resolve(command.out)
  await access(dirname(out), constants.W_OK).catch((error: unknown) => Promise.reject(cannotWrite(out, error)))
  const half = `${out}.${process.pid}.part`
  const clear = (): void => rmSync(half, { force: true })
  process.once('exit', clear)
  try {
    const files = await write(half, bundleEntries(process.env['JINGWEI_ROOT'] ?? '.', process.env['JINGWEI_ENTRY'] ?? '', architecture))
    await rename(half, out)
    const { size: bytes } = await stat(out)
    process.stdout.write(command.json ? `${JSON.stringify({ file: out, bytes, files })}\n` : `${out}  ${(bytes / 1_048_576).toFixed(1)} MB\n`)
    return 0
  } catch (error) {
    throw cannotWrite(out, error)
  } finally {
    await rm(half, { force: true })
  }
}

async function write(file: string, entries: AsyncIterable<BundleEntry>): Promise<number> {
  const tar = new TarFile(file, { mode: 0o644, level: 6 })
  const mtime = new Date()
  let files = 0
  try {
    for await (const entry of entries) {
      if (entry.name === 'NO-CHDB.txt') process.stderr.write(noChdbText)
      const header = { name: `jingwei-${version}/${entry.name}`, mode: entry.mode, mtime }
      if ('link' in entry) await tar.add({ ...header, type: 'symlink', linkname: entry.link })
      else if ('text' in entry) await tar.add({ ...header, type: 'file', size: Buffer.byteLength(entry.text) }, [Buffer.from(entry.text)])
      else await tar.add({ ...header, type: 'file', size: entry.size }, createReadStream(entry.file, { highWaterMark: 256 * 1024 }))
      files++
    }
    await tar.end()
    return files
  } catch (error) {
    tar.abandon()
    throw error
  }
}
