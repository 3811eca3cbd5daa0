import type { Ctx } from '@jingwei/kernel'
import type { Store } from '@jingwei/store'
import type { SubmissionState } from '../domain/deliveries/cell-state.ts'
import type { ImportState } from './imports.ts'

/** What became of something a machine brought: a delivery, or an import without an arrangement. */
export type FetchedState = { readonly kind: 'submission'; readonly state: SubmissionState; readonly receiptNo?: string; readonly importState?: ImportState } | { readonly kind: 'import'; readonly state: ImportState }

export async function statesOf(store: Store, ctx: Ctx, ids: { readonly submissions: readonly string[]; readonly imports: readonly string[] }): Promise<Map<string, FetchedState>> {
  const submissions = await store.query<{ id: string; state: SubmissionState; receipt_no: string | null; import_state: ImportState | null }>(
    'select s.id, s.state, s.receipt_no, i.state as import_state from hub.submission s left join hub.import i on i.id = s.import_id where s.id = any($1)', [ids.submissions], ctx)
  const imports = await store.query<{ id: string; state: ImportState }>('select id, state from hub.import where id = any($1)', [ids.imports], ctx)
  return new Map<string, FetchedState>([
    ...submissions.map((row) => [row.id, { kind: 'submission', state: row.state, ...(row.receipt_no === null ? {} : { receiptNo: row.receipt_no }), ...(row.import_state === null ? {} : { importState: row.import_state }) }] as const),
    ...imports.map((row) => [row.id, { kind: 'import', state: row.state }] as const),
  ])
}

/** A machine's delivery that the pre-check asks nothing about goes to review without a hand; its note says where it came from. */
export const submitUnasked = (store: Store, ctx: Ctx, id: string): Promise<unknown> =>
  store.query(
    `update hub.submission set state = 'submitted', submitted_at = now() where id = $1 and state = 'checked' and handled_by_id is null and kind = 'file'
       and not jsonb_path_exists(coalesce(findings, '{}'), '$.findings[*] ? (@.weight == "ask")')`, [id], ctx)
