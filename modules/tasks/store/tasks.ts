import { newId, type Ctx } from '@jingwei/kernel'
import type { Store } from '@jingwei/store'
import type { NewTask } from '../domain/new-task.ts'
import type { TaskScope } from '../domain/scope.ts'
import type { Office, Task } from '../domain/task.ts'
import { scopeSql } from './scope-sql.ts'
import { columnOf, taskFields, taskOf, type TaskChange, type TaskRow } from './task-row.ts'

/** Somebody's name and id as the directory has them, copied into the task. */
export type Named = { readonly id: string; readonly name: string }

export async function insertTask(store: Store, ctx: Ctx, wanted: NewTask, lead: Office | undefined, responsible: Named | undefined): Promise<string> {
  const id = newId()
  const { actor } = ctx
  await store.query(
    `insert into tasks.task (id, parent_id, kind, source, reference, title, body, lead_office_id, lead_office, responsible_id, responsible, enterprise, enterprise_name,
       working_days, start_on, due_on, state, raised_by_id, raised_by, raised_by_office_id, raised_by_office, on_behalf, raised_at, updated_at)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, 'raised', $17, $18, $19, $20, $21, $22, $22)`,
    [id, wanted.parentId, wanted.kind, wanted.source, wanted.reference, wanted.title, wanted.body ?? '', lead?.id, lead?.name, responsible?.id, responsible?.name, wanted.enterprise, wanted.enterpriseName,
      wanted.workingDays, wanted.startOn, wanted.dueOn, actor.personId, actor.name, actor.organisationId, actor.organisationName, wanted.onBehalf ?? false, ctx.clock.now()], ctx)
  return id
}

/** Replaces who assists. */
export async function setAssisting(store: Store, ctx: Ctx, taskId: string, offices: readonly Office[]): Promise<void> {
  await store.query('delete from tasks.assisting_office where task_id = $1', [taskId], ctx)
  await store.query(
    'insert into tasks.assisting_office (task_id, office_id, office) select $1, id, name from unnest($2::uuid[], $3::text[]) as office(id, name) on conflict do nothing',
    [taskId, offices.map((office) => office.id), offices.map((office) => office.name)], ctx)
}

/** One task if it is in the scope; undefined otherwise, so that nobody learns which ids exist. */
export async function taskById(store: Store, ctx: Ctx, id: string, scope: TaskScope): Promise<Task | undefined> {
  const parameters: unknown[] = [id]
  const [row] = await store.query<TaskRow>(`select ${taskFields} from tasks.task t where t.id = $1 and ${scopeSql(scope, parameters)}`, parameters, ctx)
  return row && taskOf(row)
}

/** The same, locked until the transaction ends: of two people who move a task at once the second sees what the first did. */
export async function lockTask(store: Store, ctx: Ctx, id: string, scope: TaskScope): Promise<Task | undefined> {
  await store.query('select 1 from tasks.task where id = $1 for update', [id], ctx)
  return taskById(store, ctx, id, scope)
}

/** Writes what a move changes. The task must be locked. Names of columns come from our own table, values are parameters. */
export async function changeTask(store: Store, ctx: Ctx, id: string, change: TaskChange): Promise<void> {
  const names = (Object.keys(change) as (keyof typeof columnOf)[]).filter((name) => change[name] !== undefined)
  const parameters: unknown[] = [id, ctx.clock.now()]
  const sets = names.map((name) => `${columnOf[name]} = $${parameters.push(change[name])}`)
  await store.query(`update tasks.task set ${['version = version + 1', 'updated_at = $2', ...sets].join(', ')} where id = $1`, parameters, ctx)
}
