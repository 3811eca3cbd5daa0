import { parseCreditCode } from '@jingwei/codes'
import { JingweiError, type Ctx } from '@jingwei/kernel'
import { isOpenTo } from '../domain/actions.ts'
import { codeHash, mostFailures, newCode } from '../domain/invitation.ts'
import type { Task } from '../domain/task.ts'
import { attemptInvitation, insertInvitation, lockLiving, noteUsed, type Invitation } from '../store/invitations.ts'
import { lockTask } from '../store/tasks.ts'
import type { TasksPlatform } from './platform.ts'
import { demandTask } from './step.ts'
import { judgeAs } from './work.ts'

export type Invited = { readonly code: string; readonly expiresAt: Date }

/**
 * Invites the firm of a request that was written down for it to judge this answer, by a code that is shown once and kept
 * nowhere. Whoever might judge for it may ask it instead. @throws kernel.not_found, tasks.cannot_invite
 */
export async function invite(tasks: TasksPlatform, ctx: Ctx, id: string): Promise<Invited> {
  const { store, settings } = tasks
  return store.tx(ctx, async (inside) => {
    const task = await demandTask(tasks, inside, id)
    if (task.state !== 'answered' || !task.onBehalf || task.enterprise === undefined || !isOpenTo(ctx, task, 'satisfied')) throw new JingweiError('tasks.cannot_invite', { number: task.number })
    const code = newCode()
    const expiresAt = new Date(ctx.clock.now().getTime() + Number(settings['tasks.invitationDays'] ?? 14) * 86_400_000)
    await insertInvitation(store, inside, { taskId: id, taskVersion: task.version, creditCode: task.enterprise, codeHash: codeHash(code), expiresAt })
    return { code, expiresAt }
  })
}

/** What the invited firm sees: its request and the answer to it, nothing else. @throws tasks.invitation_refused */
export const openInvitation = (tasks: TasksPlatform, ctx: Ctx, code: string, creditCode: string): Promise<Task> =>
  withInvitation(tasks, ctx, code, creditCode, async (_inside, _invitation, task) => task)

/** The firm's word, once. @throws tasks.invitation_refused, tasks.reason_needed */
export const judgeInvited = (tasks: TasksPlatform, ctx: Ctx, code: string, creditCode: string, satisfied: boolean, reason: string | undefined): Promise<Task> =>
  withInvitation(tasks, ctx, code, creditCode, async (inside, invitation, task) => {
    // Named in the history as what it was: a letter's code, not an account.
    const firm: Ctx = { ...inside, actor: { kind: 'service', name: `${task.enterpriseName ?? creditCode}（凭码评价）`, roles: [] }, purpose: 'self' }
    await judgeAs(tasks, firm, task, satisfied, reason)
    await noteUsed(tasks.store, inside, invitation.id)
    return task
  })

/**
 * The invitation of a code, for the firm it was made for, while the answer it is about still waits. Every refusal is the
 * same, so that nobody learns which codes or firms there are. The attempt is counted in a transaction of its own: what
 * refuses must not undo the counting.
 */
async function withInvitation<T>(tasks: TasksPlatform, ctx: Ctx, code: string, creditCode: string, work: (inside: Ctx, invitation: Invitation, task: Task) => Promise<T>): Promise<T> {
  const { store } = tasks
  const refused = () => new JingweiError('tasks.invitation_refused')
  const firm = parseCreditCode(creditCode).code
  const counted = await store.tx(ctx, (inside) => attemptInvitation(store, inside, codeHash(code), firm))
  if (!counted || counted.failures >= mostFailures || counted.expiresAt <= ctx.clock.now() || firm !== counted.creditCode) throw refused()
  return store.tx(ctx, async (inside) => {
    const scope = { kind: 'firm', creditCode: counted.creditCode } as const
    const task = await lockTask(store, inside, counted.taskId, scope)
    const living = await lockLiving(store, inside, counted.id)
    if (!living || !task || task.version !== counted.taskVersion || task.state !== 'answered') throw refused()
    return work(inside, counted, task)
  })
}
