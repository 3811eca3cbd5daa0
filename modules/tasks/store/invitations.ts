import { newId, type Ctx } from '@jingwei/kernel'
import type { Store } from '@jingwei/store'

export type Invitation = { readonly id: string; readonly taskId: string; readonly taskVersion: number; readonly creditCode: string; readonly expiresAt: Date; readonly failures: number }

export type NewInvitation = { readonly taskId: string; readonly taskVersion: number; readonly creditCode: string; readonly codeHash: Buffer; readonly expiresAt: Date }

/** Takes the place of one that still waits: of two letters only the later one counts. */
export async function insertInvitation(store: Store, ctx: Ctx, { taskId, taskVersion, creditCode, codeHash, expiresAt }: NewInvitation): Promise<void> {
  await store.query('update tasks.invitation set ended_at = $2 where task_id = $1 and used_at is null and ended_at is null', [taskId, ctx.clock.now()], ctx)
  await store.query(
    'insert into tasks.invitation (id, task_id, task_version, credit_code, code_hash, created_at, created_by_id, created_by, expires_at) values ($1, $2, $3, $4, $5, $6, $7, $8, $9)',
    [newId(), taskId, taskVersion, creditCode, codeHash, ctx.clock.now(), ctx.actor.personId, ctx.actor.name, expiresAt], ctx)
}

/**
 * Counts an attempt at a living invitation before it is looked at, so that many at once are as many as in turn; the right
 * firm's is none. One statement: a second one in its transaction would lock the task after the invitation, the other way
 * round from who judges.
 */
export async function attemptInvitation(store: Store, ctx: Ctx, codeHash: Buffer, creditCode: string): Promise<Invitation | undefined> {
  const [row] = await store.query<Invitation>(
    `update tasks.invitation set failures = failures + case when credit_code = $2 then 0 else 1 end, opened_at = case when credit_code = $2 then coalesce(opened_at, $3) else opened_at end
     where code_hash = $1 and used_at is null and ended_at is null
     returning id, task_id as "taskId", task_version as "taskVersion", credit_code as "creditCode", expires_at as "expiresAt", failures`, [codeHash, creditCode, ctx.clock.now()], ctx)
  return row
}

export async function noteUsed(store: Store, ctx: Ctx, id: string): Promise<void> {
  await store.query('update tasks.invitation set used_at = $2, used_from = $3 where id = $1', [id, ctx.clock.now(), ctx.address], ctx)
}

/** Whether it still waits, locked: of two who use one code at once the second finds it used. */
export async function lockLiving(store: Store, ctx: Ctx, id: string): Promise<boolean> {
  const rows = await store.query('select 1 from tasks.invitation where id = $1 and used_at is null and ended_at is null for update', [id], ctx)
  return rows.length === 1
}
