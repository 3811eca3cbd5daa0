import type { Ctx } from '@jingwei/kernel'
import type { Store } from '@jingwei/store'
import type { Vocabulary } from '@jingwei/resolve'

export type StoredVocabulary = { readonly version: number; readonly learnt_from: bigint; readonly content: Vocabulary }

export async function newestVocabulary(store: Store, ctx: Ctx): Promise<StoredVocabulary | undefined> {
  return (await store.query<StoredVocabulary>('select * from hub.vocabulary order by version desc limit 1', [], ctx))[0]
}

export const insertVocabulary = (store: Store, ctx: Ctx, learntFrom: number, content: Vocabulary): Promise<unknown> =>
  store.query('insert into hub.vocabulary (learnt_from, content) values ($1, $2)', [learntFrom, JSON.stringify(content)], ctx)

export async function countRegister(store: Store, ctx: Ctx): Promise<number> {
  const [row] = await store.query<{ count: bigint }>('select count(*) from hub.mention where register', [], ctx)
  return Number(row?.count ?? 0n)
}
