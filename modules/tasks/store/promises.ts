import type { Ctx } from '@jingwei/kernel'
import type { Store } from '@jingwei/store'
import type { TaskScope } from '../domain/scope.ts'
import { owedStates } from '../domain/task.ts'
import { scopeSql } from './scope-sql.ts'

/** Overdue tasks by the office that leads them, most first; '' where no office leads yet. */
export async function overdueByOffice(store: Store, ctx: Ctx, scope: TaskScope, today: string): Promise<{ office: string; tasks: number }[]> {
  const parameters: unknown[] = []
  const where = scopeSql(scope, parameters)
  return store.query(
    `select coalesce(t.lead_office, '') as office, count(*)::int as tasks from tasks.task t
     where ${where} and t.due_on < $${parameters.push(today)}::date and t.state = any($${parameters.push(owedStates)}::text[]) group by 1 order by tasks desc, office`, parameters, ctx)
}

/** How many were overdue when each of these days began (in China), by the terms as they are today and the states as they were then. */
export async function overdueAt(store: Store, ctx: Ctx, scope: TaskScope, days: readonly string[]): Promise<{ day: string; tasks: number }[]> {
  const parameters: unknown[] = []
  const where = scopeSql(scope, parameters)
  return store.query(
    `select d.day::text as day, count(t.id)::int as tasks from unnest($${parameters.push(days)}::date[]) as d(day)
     left join tasks.task t on t.due_on < d.day and ${where}
       and (select m.to_state from tasks.move m where m.task_id = t.id and m.at < d.day::timestamp at time zone 'Asia/Shanghai' order by m.id desc limit 1) = any($${parameters.push(owedStates)}::text[])
     group by d.day order by d.day`, parameters, ctx)
}
