import type { Ctx } from '@jingwei/kernel'
import type { Store } from '@jingwei/store'
import type { TaskScope } from '../domain/scope.ts'
import type { Task } from '../domain/task.ts'
import { scopeSql } from './scope-sql.ts'
import { taskFields, taskOf, type TaskRow } from './task-row.ts'

/** More than a wall holds; a county's yearly work plan has some hundred lines. */
const atMost = 2_000

/** Tasks of plans: what has parts, is a part, or has a start. With a root only what hangs under it, itself included. */
export async function plannedTasks(store: Store, ctx: Ctx, scope: TaskScope, rootId: string | undefined, withClosed: boolean): Promise<Task[]> {
  const parameters: unknown[] = [rootId, withClosed, atMost]
  const rows = await store.query<TaskRow>(
    `with recursive under as (
       select id from tasks.task where id = $1::uuid
       union select child.id from tasks.task child join under on child.parent_id = under.id)
     select ${taskFields} from tasks.task t
     where ${scopeSql(scope, parameters)} and ($2::boolean or t.state <> 'closed')
       and (t.id in (select id from under) or ($1::uuid is null and (t.parent_id is not null or t.start_on is not null or exists (select 1 from tasks.task child where child.parent_id = t.id))))
     order by t.number limit $3`, parameters, ctx)
  return rows.map(taskOf)
}
