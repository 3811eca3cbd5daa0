import { newId, type Ctx } from '@jingwei/kernel'
import type { Store } from '@jingwei/store'
import type { Application, RequestItem, SharingRequest } from '../domain/request.ts'
import type { RequestScope } from '../domain/scope.ts'
import { columnOf, requestFields, requestOf, type RequestChange, type RequestRow } from './request-row.ts'
import { scopeSql } from './scope-sql.ts'

export type NewRequest = Omit<Application, 'items'> & {
  readonly items: readonly RequestItem[]
  readonly type: 'unconditional' | 'conditional'
  readonly sourceId: string
  readonly ownerOfficeId?: string
  readonly ownerOffice?: string
}

export async function insertRequest(store: Store, ctx: Ctx, wanted: NewRequest): Promise<string> {
  const id = newId()
  const { actor } = ctx
  await store.query(
    `insert into sharing.request (id, state, type, items, applicant_id, applicant, office_id, office, source_id, owner_office_id, owner_office, scenario, legal_basis, purpose, purpose_text,
       rows_wanted, period_from, period_to, manners, ends_on, onward, larger_reason, created_at, updated_at)
     values ($1, 'draft', $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19, $20, $21, $22, $22)`,
    [id, wanted.type, JSON.stringify(wanted.items), actor.personId, actor.name, actor.organisationId, actor.organisationName ?? '', wanted.sourceId, wanted.ownerOfficeId, wanted.ownerOffice, wanted.scenario, wanted.legalBasis,
      wanted.purpose, wanted.purposeText, JSON.stringify(wanted.rows), wanted.from, wanted.to, wanted.manners, wanted.endsOn, wanted.onward, wanted.largerReason, ctx.clock.now()], ctx)
  return id
}

/** One request if it is in the scope; undefined otherwise, so that nobody learns which ids exist. */
export async function requestById(store: Store, ctx: Ctx, id: string, scope: RequestScope): Promise<SharingRequest | undefined> {
  const parameters: unknown[] = [id]
  const [row] = await store.query<RequestRow>(`select ${requestFields} from sharing.request r where r.id = $1 and ${scopeSql(scope, parameters)}`, parameters, ctx)
  return row && requestOf(row)
}

/** The same, locked until the transaction ends: of two people who move a request at once the second sees what the first did. */
export async function lockRequest(store: Store, ctx: Ctx, id: string, scope: RequestScope): Promise<SharingRequest | undefined> {
  await store.query('select 1 from sharing.request where id = $1 for update', [id], ctx)
  return requestById(store, ctx, id, scope)
}

const asJson: ReadonlySet<string> = new Set(['items', 'rows'])

/** Writes what a step changes. The request must be locked. Names of columns come from our own table, values are parameters. */
export async function changeRequest(store: Store, ctx: Ctx, id: string, change: RequestChange): Promise<void> {
  const names = (Object.keys(change) as (keyof typeof columnOf)[]).filter((name) => change[name] !== undefined)
  const parameters: unknown[] = [id, ctx.clock.now()]
  const sets = names.map((name) => `${columnOf[name]} = $${parameters.push(asJson.has(name) ? JSON.stringify(change[name]) : change[name])}`)
  await store.query(`update sharing.request set ${['version = version + 1', 'updated_at = $2', ...sets].join(', ')} where id = $1`, parameters, ctx)
}

/** Grants whose last day has passed and that are still open. */
export async function endedGrants(store: Store, ctx: Ctx, today: string): Promise<string[]> {
  const rows = await store.query<{ id: string }>(`select id from sharing.request where state in ('active', 'suspended') and ends_on < $1::date order by id`, [today], ctx)
  return rows.map((row) => row.id)
}

/** Unconditional requests whose last day to decide has passed: that day itself is still their owner's. */
export async function dueUnconditional(store: Store, ctx: Ctx, today: string): Promise<string[]> {
  const rows = await store.query<{ id: string }>(`select id from sharing.request where state = 'submitted' and type = 'unconditional' and due_on < $1::date order by id`, [today], ctx)
  return rows.map((row) => row.id)
}
