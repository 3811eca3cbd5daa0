import { JingweiError, type Ctx } from '@jingwei/kernel'
import { listRuns, requestCancel } from '@jingwei/jobs'
import type { HubPlatform } from './platform.ts'
import { deliveryOfImport } from '../store/submissions.ts'
import { failImport, findImport } from '../store/imports.ts'

/** Stops an import at the next row chunk; what has been imported stays. @throws kernel.not_found, hub.import_ended, hub.import_of_delivery */
export async function cancelImport(hub: HubPlatform, ctx: Ctx, importId: string): Promise<void> {
  await hub.store.tx(ctx, async (inside) => {
    const found = await findImport(hub.store, inside, importId)
    if (!found) throw new JingweiError('kernel.not_found', { what: '导入 import', id: importId })
    if (await deliveryOfImport(hub.store, inside, importId)) throw new JingweiError('hub.import_of_delivery')
    if (found.state !== 'queued' && found.state !== 'running') throw new JingweiError('hub.import_ended')
    const runs = await listRuns(hub.store, inside, { job: 'hub.import', key: importId })
    for (const run of runs) await requestCancel(hub.store, inside, run.id)
    await failImport(hub.store, inside, importId, 'cancelled', { code: 'hub.cancelled', zh: '已取消；已导入的行保留。', en: 'Cancelled; the rows already imported stay.' })
  })
}
