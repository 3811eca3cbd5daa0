import type { Readable } from 'node:stream'
import { JingweiError, newId, type Ctx } from '@jingwei/kernel'
import type { HubPlatform } from './platform.ts'
import { enqueue } from '@jingwei/jobs'
import { importJob } from './job-names.ts'
import { insertImport, type ReceivedFile } from '../store/imports.ts'

/** Files with the name they were delivered under; each is read to its end before the next is asked for. */
export type DeliveredFiles = AsyncIterable<{ readonly name: string; readonly content: Readable }>

const dataFile = /\.(csv|tsv|txt|jsonl|ndjson|xlsx|xls)(\.gz)?$/iu

/** Whether a file of a folder is meant as a delivery: READMEs and pictures beside the data are left alone. */
export const isDataFile = (name: string): boolean => dataFile.test(name)

/** The last part of an uploaded name, with what could lead out of a folder or into a terminal taken off. */
export const safeName = (name: string): string => {
  const base = name.replaceAll('\\', '/').split('/').pop() ?? ''
  const clean = [...base.normalize('NFC')].filter((character) => (character.codePointAt(0) ?? 0) >= 32 && character !== '\u007f').join('').slice(0, 200)
  return clean === '' || clean === '.' || clean === '..' ? 'unnamed' : clean
}

/**
 * Keeps the delivered files and queues their import. When this returns the delivery is acknowledged: a crash
 * afterwards loses nothing. @throws hub.no_files, hub.sample_home
 */
export async function receiveImport(hub: HubPlatform, ctx: Ctx, files: DeliveredFiles, origin: 'delivered' | 'generated' = 'delivered'): Promise<string> {
  if (origin === 'delivered' && hub.sample()) throw new JingweiError('hub.sample_home')
  const received: ReceivedFile[] = []
  for await (const file of files) {
    const { digest, size } = await hub.blobs.put(file.content)
    received.push({ name: safeName(file.name), digest, size })
  }
  if (received.length === 0) throw new JingweiError('hub.no_files', { where: 'upload' })
  const importId = newId()
  await hub.store.tx(ctx, async (inside) => {
    await insertImport(hub.store, inside, importId, received)
    await enqueue(hub.store, inside, importJob, { importId }, { key: importId })
  })
  return importId
}
