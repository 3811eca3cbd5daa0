import type { Ctx } from '@jingwei/kernel'
import type { Store } from '@jingwei/store'
import type { LinkDecision, Mention } from '@jingwei/resolve'

export type MentionRow = {
  readonly id: bigint
  readonly register: boolean
  readonly code: string
  readonly carrier: string
  readonly name: string
  readonly former_name: string
  readonly address: string
  readonly place: string
}

/** A stored mention as the linker sees it. */
export const mentionOf = (row: MentionRow): Mention => ({
  name: row.name,
  kind: row.register ? 'registry' : 'other',
  ...(row.code === '' ? {} : { code: row.code }),
  ...(row.carrier === '' ? {} : { moreCodes: [row.carrier] }),
  ...(row.former_name === '' ? {} : { formerName: row.former_name }),
  ...(row.address === '' ? {} : { address: row.address }),
  ...(row.place === '' ? {} : { place: row.place }),
})

/** Mentions nobody has decided about, the register's first, by content so that the order of delivery does not matter. */
export const pendingMentions = (store: Store, ctx: Ctx, limit: number): Promise<MentionRow[]> =>
  store.query<MentionRow>('select id, register, code, carrier, name, former_name, address, place from hub.mention where band is null order by register desc, digest limit $1', [limit], ctx)

export async function countPending(store: Store, ctx: Ctx): Promise<number> {
  const [row] = await store.query<{ count: bigint }>('select count(*) from hub.mention where band is null', [], ctx)
  return Number(row?.count ?? 0n)
}

export type ReviewExplanation = { readonly proposed?: string; readonly runnersUp: readonly { readonly id: string; readonly score: number }[] }

/** Saves decisions; a mention in review belongs to nobody until a person decides. */
export async function saveDecisions(store: Store, ctx: Ctx, rows: readonly { readonly id: bigint; readonly decision: LinkDecision }[]): Promise<void> {
  const explanation = (decision: LinkDecision): string | undefined =>
    decision.band === 'review' ? JSON.stringify({ proposed: decision.id, runnersUp: decision.runnersUp.slice(0, 4) } satisfies Record<keyof ReviewExplanation, unknown>) : undefined
  await store.query(
    `update hub.mention m set enterprise_id = d.enterprise, band = d.band, score = d.score, explanation = d.explanation, decided_by = 'rules', decided_at = now()
     from unnest($1::bigint[], $2::uuid[], $3::text[], $4::real[], $5::jsonb[]) as d(id, enterprise, band, score, explanation) where m.id = d.id`,
    [
      rows.map((row) => row.id),
      rows.map((row) => (row.decision.band === 'review' ? undefined : row.decision.id)),
      rows.map((row) => row.decision.band),
      rows.map((row) => row.decision.score),
      rows.map((row) => explanation(row.decision)),
    ], ctx)
}
