import type { Ctx } from '@jingwei/kernel'
import type { Store } from '@jingwei/store'
import type { MentionRow, ReviewExplanation } from './mentions.ts'

export type ReviewRow = MentionRow & {
  readonly enterprise_id: string | null
  readonly band: 'auto' | 'review' | 'new' | null
  readonly score: number | null
  readonly explanation: ReviewExplanation | null
  readonly records: number
  readonly source_id: string
  readonly file_name: string
  readonly line: number
}

const fields = `m.*, (select count(*)::int from hub.record r where r.mention_id = m.id and not (r.source_id = any($1))) as records, first.source_id, first.file_name, first.line`
const first = `join lateral (select r.source_id, b.file_name, r.line from hub.record r join hub.batch b on b.id = r.batch_id
  where r.mention_id = m.id and r.state = 'accepted' and not (r.source_id = any($1)) order by r.seq, r.line limit 1) first on true`

/** Mentions a person should look at; those only hidden sources named stay out. */
export const reviewQueue = (store: Store, ctx: Ctx, hidden: readonly string[], source: string | undefined, limit: number, offset: number): Promise<ReviewRow[]> =>
  store.query<ReviewRow>(
    `select ${fields} from hub.mention m ${first} where m.band = 'review' and ($2::text is null or first.source_id = $2) order by m.score desc, m.id limit $3 offset $4`,
    [hidden, source, limit, offset], ctx)

export async function countReview(store: Store, ctx: Ctx, hidden: readonly string[], source: string | undefined): Promise<number> {
  const [row] = await store.query<{ count: bigint }>(
    `select count(*) from hub.mention m ${first} where m.band = 'review' and ($2::text is null or first.source_id = $2)`, [hidden, source], ctx)
  return Number(row?.count ?? 0n)
}

/** A mention that other than hidden sources name, locked; undefined when there is none. */
export async function lockMention(store: Store, ctx: Ctx, id: string, hidden: readonly string[]): Promise<(MentionRow & { enterprise_id: string | null; band: string | null; score: number | null; explanation: ReviewExplanation | null }) | undefined> {
  const rows = await store.query<MentionRow & { enterprise_id: string | null; band: string | null; score: number | null; explanation: ReviewExplanation | null }>(
    `select * from hub.mention m where id = $1 and exists (select 1 from hub.record r where r.mention_id = m.id and not (r.source_id = any($2))) for update`, [id, hidden], ctx)
  return rows[0]
}

export type LinkState = { readonly enterpriseId?: string; readonly band: string; readonly score?: number; readonly explanation?: ReviewExplanation }

export const setLink = (store: Store, ctx: Ctx, id: bigint, state: LinkState): Promise<unknown> =>
  store.query('update hub.mention set enterprise_id = $2, band = $3, score = $4, explanation = $5, decided_by = $6, decided_at = now() where id = $1',
    [id, state.enterpriseId, state.band, state.score, state.explanation ? JSON.stringify(state.explanation) : undefined, ctx.actor.name], ctx)

export const insertDecision = (store: Store, ctx: Ctx, id: string, mentionId: bigint, before: LinkState, after: LinkState, reason: string): Promise<unknown> =>
  store.query('insert into hub.decision (id, mention_id, before, after, reason, decided_by) values ($1, $2, $3, $4, $5, $6)',
    [id, mentionId, JSON.stringify(before), JSON.stringify(after), reason, ctx.actor.name], ctx)

export type DecisionRow = { readonly id: string; readonly mention_id: bigint; readonly before: LinkState; readonly after: LinkState }

/** The newest decision about a mention that has not been undone. */
export async function newestDecision(store: Store, ctx: Ctx, mentionId: string): Promise<DecisionRow | undefined> {
  const rows = await store.query<DecisionRow>('select * from hub.decision where mention_id = $1 and undone_at is null order by decided_at desc, id desc limit 1 for update', [mentionId], ctx)
  return rows[0]
}

export const markUndone = (store: Store, ctx: Ctx, id: string): Promise<unknown> =>
  store.query('update hub.decision set undone_at = now(), undone_by = $2 where id = $1', [id, ctx.actor.name], ctx)

export type CandidateRow = MentionRow & { readonly enterprise_id: string; readonly golden_name: string | null; readonly golden_code: string | null; readonly golden_address: string | null; readonly town: string | null }

/** The mentions of some enterprises that other than hidden sources name, with what the golden record calls them. */
export const candidateMentions = (store: Store, ctx: Ctx, enterpriseIds: readonly string[], hidden: readonly string[]): Promise<CandidateRow[]> =>
  store.query<CandidateRow>(
    `select m.*, g.name as golden_name, g.credit_code as golden_code, g.address as golden_address, g.town
     from hub.mention m left join hub.golden g using (enterprise_id)
     where m.enterprise_id = any($1) and m.band <> 'review' and exists (select 1 from hub.record r where r.mention_id = m.id and not (r.source_id = any($2)))
     order by m.enterprise_id, m.register desc, m.id`, [enterpriseIds, hidden], ctx)
