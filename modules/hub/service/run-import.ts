import { JingweiError, type Ctx } from '@jingwei/kernel'
import type { HubPlatform } from './platform.ts'
import { advanceImport, failImport, filesOfImport, findImport, moveImport, type ImportStage } from '../store/imports.ts'
import { told } from './file-error.ts'
import { deliveryOfImport } from '../store/submissions.ts'
import { countPending } from '../store/mentions.ts'
import { countStale } from '../store/golden.ts'
import { refreshStatistics } from '../store/statistics.ts'
import { landFiles } from './land-files.ts'
import { linkPending } from './link-pending.ts'
import { fuseStale } from './fuse-enterprises.ts'

export type StageProgress = { readonly stage: ImportStage; readonly done: number; readonly total: number; readonly file?: string }

const settled = new Set(['landed', 'unchanged', 'unrecognised', 'unreadable'])

/**
 * Takes an import through its stages: land every file, link what is new, fuse what changed. Each stage works in
 * small transactions and may be repeated, so a run that was killed anywhere is simply run again.
 */
export async function runImport(hub: HubPlatform, ctx: Ctx, importId: string, onProgress: (progress: StageProgress) => void, signal: AbortSignal): Promise<void> {
  const found = await findImport(hub.store, ctx, importId)
  if (!found || found.state === 'done' || found.state === 'cancelled') return
  const report = async (stage: ImportStage, done: number, total: number, file?: string): Promise<void> => {
    onProgress({ stage, done, total, ...(file === undefined ? {} : { file }) })
    await advanceImport(hub.store, ctx, importId, done, total)
  }
  const delivered = await deliveryOfImport(hub.store, ctx, importId)
  if (delivered?.overtaken) {
    // It failed, a later one was accepted, and somebody started it again: what it brought is replaced already.
    return void (await failImport(hub.store, ctx, importId, 'cancelled', told(new JingweiError('hub.overtaken'))))
  }
  await moveImport(hub.store, ctx, importId, 'running', 'land')
  const files = (await filesOfImport(hub.store, ctx, importId)).filter((file) => !settled.has(file.state))
  await landFiles(hub, ctx, importId, files, delivered, onProgress, signal)
  await moveImport(hub.store, ctx, importId, 'running', 'link')
  await refreshStatistics(hub.store, ctx, 'land', await countPending(hub.store, ctx))
  await linkPending(hub, ctx, (done, total) => report('link', done, total), signal)
  await moveImport(hub.store, ctx, importId, 'running', 'fuse')
  await refreshStatistics(hub.store, ctx, 'link', await countStale(hub.store, ctx))
  await fuseStale(hub, ctx, (done, total) => report('fuse', done, total), signal)
  await moveImport(hub.store, ctx, importId, 'done', 'done')
}
