import { createReadStream } from 'node:fs'
import { readdir, stat } from 'node:fs/promises'
import { join } from 'node:path'
import type { Readable } from 'node:stream'
import { JingweiError } from '@jingwei/kernel'
import { isDataFile } from '@jingwei/hub'
import { startWorker, type Region } from '@jingwei/server'
import type { Command } from './arguments.ts'
import { progressLine } from './progress-line.ts'
import { quietLogger, quietSelf } from './self.ts'
import { openHome } from './upgrade/open-home.ts'

const pause = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms))

/**
 * Imports every data file of a folder, with or without a running server: it uses the stores of the home, starting what
 * does not run. Exit 0 also when rows were quarantined, 2 when a file could not be read at all, 1 when the import failed.
 */
export async function importCommand(command: Command): Promise<number> {
  const [folder] = command.rest
  if (folder === undefined) throw new JingweiError('cli.usage', { usage: 'jingwei import DIR [--home DIR] [--json]' })
  const files = await dataFiles(folder)
  if (files.length === 0) throw new JingweiError('hub.no_files', { where: folder })
  const logger = quietLogger()
  const { region } = await openHome({ home: command.home, logger, applicationName: 'jingwei import', self: quietSelf() })
  const worker = await startWorker(region, logger)
  try {
    const importId = await region.hub.receive(region.ctx, deliveries(files))
    return await follow(region, importId, command.json)
  } finally {
    await worker.stop()
    await region.close()
  }
}

async function dataFiles(folder: string): Promise<string[]> {
  const found = await stat(folder).catch(() => undefined)
  if (found?.isFile()) return [folder]
  if (!found) throw new JingweiError('cli.no_folder', { folder })
  const names = (await readdir(folder, { withFileTypes: true })).filter((entry) => entry.isFile() && isDataFile(entry.name)).map((entry) => entry.name)
  return names.toSorted().map((name) => join(folder, name))
}

async function* deliveries(paths: readonly string[]): AsyncGenerator<{ name: string; content: Readable }> {
  for (const path of paths) yield { name: path, content: createReadStream(path) }
}

async function follow(region: Region, importId: string, asJson: boolean): Promise<number> {
  const line = progressLine(!asJson)
  for (;;) {
    const found = await region.hub.readImport(region.ctx, importId)
    if (found && !['queued', 'running'].includes(found.row.state)) {
      line.end()
      return report(found, await region.hub.readRemarks(region.ctx, importId), asJson)
    }
    if (found) line.show(found.row.stage, Number(found.row.done), Number(found.row.total))
    await pause(200)
  }
}

type Remarks = Awaited<ReturnType<Region['hub']['readRemarks']>>
type Found = NonNullable<Awaited<ReturnType<Region['hub']['readImport']>>>

function report({ row, files, counts }: Found, remarks: Remarks, asJson: boolean): number {
  const unreadable = files.filter((file) => file.state === 'unreadable')
  if (asJson) {
    process.stdout.write(`${JSON.stringify({
      importId: row.id, state: row.state, ...counts,
      files: files.map((file) => ({ file: file.file_name, source: file.source_id, state: file.state, ...(file.error ? { error: file.error } : {}) })),
      remarks,
    })}\n`)
  } else {
    for (const file of files) {
      process.stdout.write(`${file.file_name}  ${file.source_id ?? '-'}  ${file.state}\n`)
      if (file.error) process.stdout.write(`  ${file.error.zh}\n  ${file.error.en}\n`)
      for (const { count, zh, en } of remarks.find((each) => each.fileName === file.file_name)?.remarks ?? []) process.stdout.write(`  ${count} ${zh}\n  ${count} ${en}\n`)
    }
    process.stdout.write(`自动归属 auto ${counts.auto}  待核对 review ${counts.review}  新企业 new ${counts.new}  待修正 quarantined ${counts.quarantined}\n`)
    if (row.error) process.stderr.write(`${row.error.zh}\n${row.error.en}\n`)
  }
  return row.state === 'done' ? (unreadable.length > 0 ? 2 : 0) : 1
}
