import type { Ctx } from '@jingwei/kernel'
import type { Store } from '@jingwei/store'
import type { TaskScope } from '../domain/scope.ts'
import { owedStates, type Task, type TaskKind, type TaskSource, type TaskState } from '../domain/task.ts'
import { scopeSql } from './scope-sql.ts'
import { taskFields, taskOf, type TaskRow } from './task-row.ts'

/** mine: I am responsible, or I raised it and it waits for me. office: my office leads it. overdue and all: of what I may see. */
export const views = ['mine', 'office', 'overdue', 'all'] as const
export type View = (typeof views)[number]

export type TaskFilter = {
  readonly view?: View
  readonly open?: boolean
  readonly kind?: TaskKind
  readonly source?: TaskSource
  readonly state?: TaskState
  readonly q?: string
  readonly enterprise?: string
  readonly parentId?: string
  readonly personId?: string
  readonly officeId?: string
  readonly today: string
}

export const sortColumns = { due: 't.due_on', raised: 't.raised_at' } as const
export type Sort = { readonly key: keyof typeof sortColumns; readonly descending: boolean }

type Where = { readonly sql: string; readonly parameters: unknown[] }

function whereOf(filter: TaskFilter, scope: TaskScope): Where {
  const parameters: unknown[] = []
  const parts = [scopeSql(scope, parameters)]
  const add = (sql: (place: string) => string, value: unknown): void => {
    if (value !== undefined && value !== '') parts.push(sql(`$${parameters.push(value)}`))
  }
  if (filter.view === 'mine') {
    const me = `$${parameters.push(filter.personId)}::uuid`
    parts.push(`(t.responsible_id = ${me} or (t.raised_by_id = ${me} and t.state in ('answered', 'returned')))`)
  }
  if (filter.view === 'office') parts.push(`t.lead_office_id = $${parameters.push(filter.officeId)}::uuid`)
  if (filter.view === 'overdue') parts.push(`t.due_on < $${parameters.push(filter.today)}::date and t.state = any($${parameters.push(owedStates)}::text[])`)
  if (filter.open === true) parts.push(`t.state <> 'closed'`)
  add((place) => `t.kind = ${place}`, filter.kind)
  add((place) => `t.source = ${place}`, filter.source)
  add((place) => `t.state = ${place}`, filter.state)
  add((place) => `t.enterprise = ${place}`, filter.enterprise)
  add((place) => `t.parent_id = ${place}::uuid`, filter.parentId)
  const q = filter.q?.trim()
  if (q !== undefined && /^\d{1,9}$/u.test(q)) add((place) => `t.number = ${place}::bigint`, q)
  else add((place) => `(position(${place} in t.title) > 0 or position(${place} in coalesce(t.enterprise_name, '')) > 0 or t.reference = ${place} or t.enterprise = ${place})`, q)
  return { sql: parts.join(' and '), parameters }
}

/** What an office still owes, then what waits for a judgement, then what is closed. */
const owedFirst = `(case when t.state in ('raised', 'assigned', 'acted', 'returned') then 0 when t.state = 'closed' then 2 else 1 end)`

/** What is owed soonest first; ties by number, so that pages never overlap. */
const orderOf = ({ key, descending }: Sort): string => `${key === 'due' ? `${owedFirst}, ` : ''}${sortColumns[key]} ${descending ? 'desc' : 'asc'} nulls last, t.number desc`

export async function listTasks(store: Store, ctx: Ctx, filter: TaskFilter, scope: TaskScope, sort: Sort, limit: number, offset: number): Promise<{ items: Task[]; total: number }> {
  const { sql, parameters } = whereOf(filter, scope)
  const [count] = await store.query<{ count: bigint }>(`select count(*) from tasks.task t where ${sql}`, parameters, ctx)
  const rows = await store.query<TaskRow>(
    `select ${taskFields} from tasks.task t where ${sql} order by ${orderOf(sort)} limit $${parameters.length + 1} offset $${parameters.length + 2}`, [...parameters, limit, offset], ctx)
  return { items: rows.map(taskOf), total: Number(count?.count ?? 0n) }
}

/** The same rows as a stream, for exports. */
export async function* streamTasks(store: Store, ctx: Ctx, filter: TaskFilter, scope: TaskScope, sort: Sort): AsyncGenerator<Task[]> {
  const { sql, parameters } = whereOf(filter, scope)
  for await (const rows of store.cursor<TaskRow>(`select ${taskFields} from tasks.task t where ${sql} order by ${orderOf(sort)}`, parameters, 1_000, ctx)) yield rows.map(taskOf)
}

export async function countTasks(store: Store, ctx: Ctx, filter: TaskFilter, scope: TaskScope): Promise<number> {
  const { sql, parameters } = whereOf(filter, scope)
  const [row] = await store.query<{ count: bigint }>(`select count(*) from tasks.task t where ${sql}`, parameters, ctx)
  return Number(row?.count ?? 0n)
}
