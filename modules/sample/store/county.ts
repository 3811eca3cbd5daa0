import type { Ctx } from '@jingwei/kernel'
import type { Store } from '@jingwei/store'

export type SampleRow = { readonly seed: number; readonly import_id: string | null }

export async function sampleRow(store: Store, ctx: Ctx): Promise<SampleRow | undefined> {
  return (await store.query<SampleRow>('select seed, import_id from sample.county', [], ctx))[0]
}

/** True for the one caller that claims the home for the sample county. */
export async function claimHome(store: Store, ctx: Ctx, seed: number): Promise<boolean> {
  const rows = await store.query('insert into sample.county (seed) values ($1) on conflict do nothing returning 1', [seed], ctx)
  return rows.length > 0
}

export const keepImport = (store: Store, ctx: Ctx, importId: string): Promise<unknown> => store.query('update sample.county set import_id = $1', [importId], ctx)
