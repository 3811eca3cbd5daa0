import type { Ctx } from '@jingwei/kernel'
import type { Store } from '@jingwei/store'

export type Draft = { readonly content: Readonly<Record<string, unknown>>; readonly savedAt: Date }

/** Days a draft is kept; read or not, it is gone afterwards. */
export const draftDays = 30
/** More begun forms than these nobody comes back to: the oldest give way. */
const mostDrafts = 50

export async function draftOf(store: Store, ctx: Ctx, personId: string, form: string): Promise<Draft | undefined> {
  const [row] = await store.query<{ content: Record<string, unknown>; saved_at: Date }>(
    'select content, saved_at from identity.draft where person_id = $1 and form = $2 and saved_at > $3::timestamptz - make_interval(days => $4)', [personId, form, ctx.clock.now(), draftDays], ctx)
  return row && { content: row.content, savedAt: row.saved_at }
}

export async function saveDraft(store: Store, ctx: Ctx, personId: string, form: string, content: object): Promise<void> {
  await store.query(
    `insert into identity.draft (person_id, form, content, saved_at) values ($1, $2, $3, $4)
     on conflict (person_id, form) do update set content = excluded.content, saved_at = excluded.saved_at`, [personId, form, JSON.stringify(content), ctx.clock.now()], ctx)
  await store.query(
    'delete from identity.draft d where d.person_id = $1 and d.form in (select form from identity.draft where person_id = $1 order by saved_at desc, form offset $2)', [personId, mostDrafts], ctx)
}

export async function dropDraft(store: Store, ctx: Ctx, personId: string, form: string): Promise<void> {
  await store.query('delete from identity.draft where person_id = $1 and form = $2', [personId, form], ctx)
}

export async function forgetOldDrafts(store: Store, ctx: Ctx): Promise<void> {
  await store.query('delete from identity.draft where saved_at < $1::timestamptz - make_interval(days => $2)', [ctx.clock.now(), draftDays], ctx)
}
