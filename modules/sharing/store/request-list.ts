import type { Ctx } from '@jingwei/kernel'
import type { Store } from '@jingwei/store'
import type { RequestState, SharingRequest } from '../domain/request.ts'
import type { RequestScope } from '../domain/scope.ts'
import { requestFields, requestOf, type RequestRow } from './request-row.ts'
import { scopeSql } from './scope-sql.ts'

/** mine: my office applied. decide: waits for me as the owner's office, the bureau or a leader. all: what I may see. */
export const views = ['mine', 'decide', 'all'] as const
export type View = (typeof views)[number]

export type RequestFilter = { readonly view?: View; readonly state?: RequestState; readonly q?: string; readonly officeId?: string; readonly bureau: boolean; readonly leader: boolean; readonly today: string }

function whereOf(filter: RequestFilter, scope: RequestScope): { sql: string; parameters: unknown[] } {
  const parameters: unknown[] = []
  const parts = [scopeSql(scope, parameters)]
  const isMine = (column: string): string => (filter.officeId === undefined ? 'false' : `${column} = $${parameters.push(filter.officeId)}::uuid`)
  if (filter.view === 'mine') parts.push(isMine('r.office_id'))
  if (filter.view === 'decide') {
    const owner = [isMine('r.owner_office_id'), ...(filter.bureau ? ['r.owner_office_id is null'] : [])].join(' or ')
    const late = filter.leader ? ` or r.state = 'disputed' or (r.state = 'submitted' and (r.extension = 'asked' or r.due_on < $${parameters.push(filter.today)}::date))` : ''
    parts.push(`(((${owner}) and (r.state in ('submitted', 'approved') or (r.state = 'active' and r.renewal = 'asked')))${late})`)
  }
  if (filter.state !== undefined) parts.push(`r.state = $${parameters.push(filter.state)}`)
  const q = filter.q?.trim()
  if (q !== undefined && q !== '') {
    const place = `$${parameters.push(q)}`
    parts.push(`(r.number::text = ${place} or r.grant_no = ${place} or position(${place} in r.scenario) > 0 or position(${place} in r.office) > 0)`)
  }
  return { sql: parts.join(' and '), parameters }
}

/** What waits for a decision first, soonest due first; then the newest. */
const order = `(r.state not in ('submitted', 'disputed')), r.due_on nulls last, r.number desc`

export async function listRequests(store: Store, ctx: Ctx, filter: RequestFilter, scope: RequestScope, limit: number, offset: number): Promise<{ items: SharingRequest[]; total: number }> {
  const { sql, parameters } = whereOf(filter, scope)
  const [count] = await store.query<{ count: bigint }>(`select count(*) from sharing.request r where ${sql}`, parameters, ctx)
  const rows = await store.query<RequestRow>(`select ${requestFields} from sharing.request r where ${sql} order by ${order} limit $${parameters.length + 1} offset $${parameters.length + 2}`, [...parameters, limit, offset], ctx)
  return { items: rows.map(requestOf), total: Number(count?.count ?? 0n) }
}
