import type { Ctx } from '@jingwei/kernel'
import type { Store } from '@jingwei/store'
import { owedStates } from '../domain/task.ts'

/**
 * Marks what is overdue and raises it to the leader, with its line in the history, in one statement: killed anywhere it
 * has happened or not, and a second run finds nothing left to do. Returns how many.
 */
export async function escalateOverdue(store: Store, ctx: Ctx, today: string): Promise<number> {
  const moved = await store.query(
    `with late as (
       update tasks.task set overdue_at = $1, level = 'leader', version = version + 1, updated_at = $1
       where due_on < $2::date and overdue_at is null and state = any($3::text[]) returning id, state, due_on)
     insert into tasks.move (task_id, at, by, action, from_state, to_state, reason, trace_id)
     select id, $1, $4, 'escalate', state, state, due_on::text, $5 from late returning 1`,
    [ctx.clock.now(), today, owedStates, ctx.actor.name, ctx.traceId], ctx)
  return moved.length
}
