import { newId, type Ctx } from '@jingwei/kernel'
import type { Store } from '@jingwei/store'

export type Message = { readonly id: string; readonly kind: string; readonly titleZh: string; readonly titleEn: string; readonly about?: string; readonly link: string; readonly at: Date; readonly readAt?: Date }

export type NewMessage = { readonly kind: string; readonly title: { readonly zh: string; readonly en: string }; readonly about?: string; readonly link: string }

/** The same message for each of the people; returns whose is which. */
export async function insertMessages(store: Store, ctx: Ctx, people: readonly string[], { kind, title, about, link }: NewMessage): Promise<{ id: string; personId: string }[]> {
  const made = people.map((personId) => ({ id: newId(), personId }))
  await store.query(
    `insert into notify.message (id, person_id, kind, title_zh, title_en, about, link, at)
     select m.id, m.person_id, $3, $4, $5, $6, $7, $8 from unnest($1::uuid[], $2::uuid[]) as m(id, person_id)`,
    [made.map((each) => each.id), made.map((each) => each.personId), kind, title.zh, title.en, about, link, ctx.clock.now()], ctx)
  return made
}

export type MessageFilter = { readonly unread?: boolean; readonly kind?: string }
type Row = { id: string; kind: string; title_zh: string; title_en: string; about: string | null; link: string; at: Date; read_at: Date | null }

const where = 'where person_id = $1 and ($2::boolean is null or (read_at is null) = $2) and ($3::text is null or kind = $3)'

/** Newest first. */
export async function messagesOf(store: Store, ctx: Ctx, personId: string, { unread, kind }: MessageFilter, limit: number, offset: number): Promise<{ items: Message[]; total: number }> {
  const parameters = [personId, unread, kind]
  const [count] = await store.query<{ total: bigint }>(`select count(*) as total from notify.message ${where}`, parameters, ctx)
  const rows = await store.query<Row>(`select id, kind, title_zh, title_en, about, link, at, read_at from notify.message ${where} order by at desc, id desc limit $4 offset $5`, [...parameters, limit, offset], ctx)
  const items = rows.map((row) => ({
    id: row.id, kind: row.kind, titleZh: row.title_zh, titleEn: row.title_en, link: row.link, at: row.at, ...(row.about === null ? {} : { about: row.about }), ...(row.read_at === null ? {} : { readAt: row.read_at }),
  }))
  return { items, total: Number(count?.total ?? 0n) }
}

export async function unreadOf(store: Store, ctx: Ctx, personId: string): Promise<number> {
  const [row] = await store.query<{ count: bigint }>('select count(*) from notify.message where person_id = $1 and read_at is null', [personId], ctx)
  return Number(row?.count ?? 0n)
}

/** Marks one of the person's messages, or all of them. Another's are not touched. */
export async function markRead(store: Store, ctx: Ctx, personId: string, id: string | undefined, read: boolean): Promise<number> {
  const rows = await store.query(
    'update notify.message set read_at = case when $3 then $4::timestamptz end where person_id = $1 and ($2::uuid is null or id = $2) and (read_at is null) = $3 returning 1',
    [personId, id, read, ctx.clock.now()], ctx)
  return rows.length
}

/** What nobody needs any more, with what went out of it. */
export async function forgetOld(store: Store, ctx: Ctx, days: number): Promise<number> {
  const rows = await store.query('delete from notify.message where at < $1::timestamptz - make_interval(days => $2) returning 1', [ctx.clock.now(), days], ctx)
  return rows.length
}
