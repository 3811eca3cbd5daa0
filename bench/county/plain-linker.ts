import type { Store } from '@jingwei/store'
import type { Link } from './score.ts'

type Row = { readonly feed: string; readonly line: number; readonly accepted: boolean; readonly register: boolean; readonly code: string; readonly name: string }

const fold = (text: string): string => text.normalize('NFKC').replaceAll(/[\s()]/gu, '').toUpperCase()

/**
 * The linker a county would write first, as the peer: a row belongs to the registered firm that bears its code, else to
 * the one that bears its name after simple folding, else to all rows that bear that name.
 */
export async function plainLinks(store: Store): Promise<readonly Link[]> {
  const rows = (await store.query<Row>(
    `select b.file_name as feed, r.line, r.state = 'accepted' as accepted, coalesce(m.register, false) as register, coalesce(m.code, '') as code, coalesce(m.name, '') as name
     from hub.record r join hub.batch b on b.id = r.batch_id left join hub.mention m on m.id = r.mention_id order by r.id`)).map((row) => ({ ...row, code: fold(row.code), name: fold(row.name) }))
  const codes = new Set(rows.filter((row) => row.register).map((row) => row.code))
  const codeOfName = new Map<string, string>()
  for (const row of rows.toSorted((a, b) => Number(b.register) - Number(a.register))) if (codes.has(row.code) && !codeOfName.has(row.name)) codeOfName.set(row.name, row.code)
  return rows.map((row) => ({
    feed: row.feed, line: String(row.line), decision: row.accepted ? 'auto' : 'quarantined',
    enterprise: !row.accepted ? '' : codes.has(row.code) ? row.code : (codeOfName.get(row.name) ?? row.name),
  }))
}
