import type { Ctx } from '@jingwei/kernel'
import type { Store } from '@jingwei/store'
import { newId } from '@jingwei/kernel'
import type { FixKind } from '../domain/rows/problem.ts'

export type FixRow = { readonly id: string; readonly source_id: string; readonly kind: FixKind; readonly confirmed_by: string; readonly confirmed_at: Date }

export const listFixes = (store: Store, ctx: Ctx): Promise<FixRow[]> => store.query<FixRow>('select * from hub.fix order by confirmed_at desc', [], ctx)

/** The fixes of form that officers confirmed for a source. */
export async function fixesOf(store: Store, ctx: Ctx, sourceId: string): Promise<readonly FixKind[]> {
  const rows = await store.query<{ kind: FixKind }>('select kind from hub.fix where source_id = $1 order by kind', [sourceId], ctx)
  return rows.map((row) => row.kind)
}

export async function insertFix(store: Store, ctx: Ctx, sourceId: string, kind: FixKind): Promise<string> {
  const id = newId()
  const [row] = await store.query<{ id: string }>(
    `insert into hub.fix (id, source_id, kind, confirmed_by) values ($1, $2, $3, $4)
     on conflict (source_id, kind) do update set confirmed_by = hub.fix.confirmed_by returning id`, [id, sourceId, kind, ctx.actor.name], ctx)
  return row?.id ?? id
}
