import type { Ctx } from '@jingwei/kernel'
import { WriteBehind } from '@jingwei/store'
import type { HubPlatform } from './platform.ts'
import type { StageProgress } from './run-import.ts'
import { advanceImport, type ImportFileRow } from '../store/imports.ts'
import type { DeliveredFor } from '../store/submissions.ts'
import { landFile } from './land-file.ts'
import { LandingOrder, type LandingTurn } from './landing-order.ts'

/** One is read while the other is written. */
const filesAtOnce = 2

/** Lands the files of an import, two at a time; what one of them throws stops the others at their next rows. */
export async function landFiles(hub: HubPlatform, ctx: Ctx, importId: string, files: readonly ImportFileRow[], delivered: DeliveredFor | undefined, onProgress: (progress: StageProgress) => void, signal: AbortSignal): Promise<void> {
  const order = new LandingOrder()
  const landing = new WriteBehind(filesAtOnce)
  const failed = new AbortController()
  const rows = new Map<number, number>()
  const done = (): number => [...rows.values()].reduce((sum, of) => sum + of, 0)
  const either = AbortSignal.any([signal, failed.signal])
  const land = async (file: ImportFileRow, turn: LandingTurn): Promise<void> => {
    const report = (count: number): void => {
      rows.set(file.ordinal, count)
      onProgress({ stage: 'land', done: done(), total: 0, file: file.file_name })
    }
    try {
      report((await landFile(hub, ctx, { importId, file, turn, ...(delivered ? { delivered } : {}) }, report, either)).rows)
      await advanceImport(hub.store, ctx, importId, done(), 0)
    } catch (error) {
      failed.abort(error)
      throw error
    }
  }
  try {
    for (const file of files) {
      signal.throwIfAborted()
      const turn = order.next()
      await landing.add(() => land(file, turn))
    }
    await landing.settled()
  } finally {
    await landing.settled().catch(() => {})
  }
}
