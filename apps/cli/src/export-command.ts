import { createWriteStream } from 'node:fs'
import { access, constants, rename, rm } from 'node:fs/promises'
import { dirname } from 'node:path'
import { finished } from 'node:stream/promises'
import { JingweiError } from '@jingwei/kernel'
import type { ExportKind } from '@jingwei/hub'
import type { Command } from './arguments.ts'
import { cannotWrite } from './disk-error.ts'
import { quietLogger, quietSelf } from './self.ts'
import { openHome } from './upgrade/open-home.ts'

const kinds: readonly ExportKind[] = ['links', 'enterprises', 'flags']

/** Writes one export. The file appears whole or not at all. */
export async function exportCommand(command: Command): Promise<number> {
  const kind = kinds.find((known) => known === command.rest[0])
  const { out } = command
  if (kind === undefined || out === undefined) throw new JingweiError('cli.usage', { usage: 'jingwei export links|enterprises|flags --out F.csv' })
  await access(dirname(out), constants.W_OK).catch((error: unknown) => Promise.reject(cannotWrite(out, error)))
  const { region } = await openHome({ home: command.home, logger: quietLogger(), applicationName: 'jingwei export', self: quietSelf() })
  const half = `${out}.${process.pid}.part`
  try {
    const stream = createWriteStream(half)
    const written = finished(stream)
    // A full disk may speak up between two rows; it is heard at the next one.
    written.catch(() => {})
    const rows = await region.hub.exportCsv(region.ctx, kind, stream)
    stream.end()
    await written
    await rename(half, out)
    process.stdout.write(`${out}  ${rows}\n`)
    return 0
  } catch (error) {
    throw cannotWrite(out, error)
  } finally {
    await rm(half, { force: true })
    await region.close()
  }
}
