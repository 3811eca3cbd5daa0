import type { Ctx } from '@jingwei/kernel'
import type { Store } from '@jingwei/store'
import type { Named } from './tasks.ts'

/** Gives all open tasks of one person that the office leads to another, each with its line in the history. Returns their ids. */
export async function moveResponsibility(store: Store, ctx: Ctx, from: string, to: Named, officeId: string, reason: string): Promise<string[]> {
  const rows = await store.query<{ task_id: string }>(
    `with before as (
       select id, responsible from tasks.task where responsible_id = $1 and lead_office_id = $4 and state <> 'closed' for update),
     moved as (
       update tasks.task t set responsible_id = $2, responsible = $3, version = version + 1, updated_at = $5
       from before where t.id = before.id returning t.id, t.state, before.responsible as former)
     insert into tasks.move (task_id, at, by_id, by, by_office, action, from_state, to_state, reason, trace_id)
     select id, $5, $6, $7, $8, 'hand_over', state, state, former || ' → ' || $3 || '：' || $9, $10 from moved returning task_id`,
    [from, to.id, to.name, officeId, ctx.clock.now(), ctx.actor.personId, ctx.actor.name, ctx.actor.organisationName, reason, ctx.traceId], ctx)
  return rows.map((row) => row.task_id)
}

/** Open tasks a person is still responsible for. */
export async function countOpenOf(store: Store, ctx: Ctx, personId: string): Promise<number> {
  const [row] = await store.query<{ count: bigint }>(`select count(*) from tasks.task where responsible_id = $1 and state <> 'closed'`, [personId], ctx)
  return Number(row?.count ?? 0n)
}
