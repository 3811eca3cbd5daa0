import type { Ctx } from '@jingwei/kernel'
import type { HubPlatform } from './platform.ts'
import { createColumnarTables, dropColumnarTables } from '../store/columnar.ts'
import { versionsWritten } from '../store/closed-enterprises.ts'
import { insertClosedFacts } from '../store/closed-facts.ts'
import { listClosings } from '../store/closings.ts'
import { beforeAll } from '../store/golden.ts'
import { fuseChunk } from './fuse-enterprises.ts'
import { publishFacts } from './publish-facts.ts'

const chunk = 500

/** Makes the columnar tables anew from the rows in PostgreSQL: they hold derived data only. */
export async function rebuildColumnar(hub: HubPlatform, ctx: Ctx, onProgress: (done: number, total: number) => void = () => {}): Promise<number> {
  await dropColumnarTables(hub.columnar)
  await createColumnarTables(hub.columnar)
  const [count] = await hub.store.query<{ count: bigint }>('select count(*) from hub.golden', [], ctx)
  const total = Number(count?.count ?? 0n)
  let after = beforeAll
  let done = 0
  for (;;) {
    const rows = await hub.store.query<{ enterprise_id: string }>('select enterprise_id from hub.golden where enterprise_id > $1 order by enterprise_id limit $2', [after, chunk], ctx)
    const last = rows.at(-1)
    if (!last) break
    after = last.enterprise_id
    await publishFacts(hub, ctx, [], await fuseChunk(hub, ctx, rows.map((row) => row.enterprise_id)))
    done += rows.length
    onProgress(done, total)
  }
  await rebuildClosings(hub, ctx)
  return done
}

async function rebuildClosings(hub: HubPlatform, ctx: Ctx): Promise<void> {
  for (const { seq } of (await listClosings(hub.store, ctx)).filter((row) => row.state === 'closed')) {
    for (let after = beforeAll; ; ) {
      const versions = await versionsWritten(hub.store, ctx, seq, after, chunk)
      const last = versions.at(-1)
      if (!last) break
      after = last.enterprise_id
      await insertClosedFacts(hub.columnar, seq, versions.map((version) => ({ enterpriseId: version.enterprise_id, present: version.present, town: version.town, changes: version.cells })))
    }
  }
}
