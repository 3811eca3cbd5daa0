import type { Ctx } from '@jingwei/kernel'
import type { HubPlatform } from './platform.ts'
import { createColumnarTables, dropColumnarTables } from '../store/columnar.ts'
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
    if (!last) return done
    after = last.enterprise_id
    await publishFacts(hub, ctx, [], await fuseChunk(hub, ctx, rows.map((row) => row.enterprise_id)))
    done += rows.length
    onProgress(done, total)
  }
}
