import { JingweiError, type Ctx } from '@jingwei/kernel'
import { checkedDeadline, today } from '../domain/deadline.ts'
import { checkedOnBehalf, ofFirm, type NewTask } from '../domain/new-task.ts'
import { taskScope } from '../domain/scope.ts'
import type { Task } from '../domain/task.ts'
import { recordMove } from '../store/moves.ts'
import { insertTask, setAssisting, taskById } from '../store/tasks.ts'
import { demandMember, demandOffice, demandOffices, intakeOffice } from './directory.ts'
import type { TasksPlatform } from './platform.ts'
import { demandTask, moveTo } from './step.ts'
import { tellOffice } from './telling.ts'

/**
 * Raises a task. Whoever may assign and names the lead office has assigned it by the same act; otherwise it waits, a
 * request without an office with the intake office.
 * @throws tasks.unknown_office, tasks.person_elsewhere, tasks.bad_parent, tasks.firm_needed, tasks.two_deadlines, tasks.dates_reversed, kernel.holidays_missing
 */
export async function raiseTask(tasks: TasksPlatform, ctx: Ctx, request: NewTask): Promise<Task> {
  const { store } = tasks
  const wanted = ctx.actor.roles.includes('enterprise') ? ofFirm(ctx, request) : checkedOnBehalf(request)
  return store.tx(ctx, async (inside) => {
    await demandParent(tasks, inside, wanted.parentId)
    const named = wanted.leadOfficeId === undefined ? undefined : await demandOffice(tasks, inside, wanted.leadOfficeId)
    const lead = named ?? (wanted.kind === 'request' ? await intakeOffice(tasks, inside) : undefined)
    const responsible = wanted.responsibleId === undefined ? undefined : await demandMember(tasks, inside, lead?.id, wanted.responsibleId)
    const assigned = named !== undefined && mayAssign(ctx)
    const deadline = checkedDeadline(assigned ? withDefault(tasks, wanted) : wanted, today(ctx.clock))
    const id = await insertTask(store, inside, { ...wanted, ...deadline }, lead, responsible)
    await setAssisting(store, inside, id, await demandOffices(tasks, inside, (wanted.assistingOfficeIds ?? []).filter((office) => office !== lead?.id)))
    await recordMove(store, inside, id, { action: wanted.onBehalf === true ? 'raise_on_behalf' : 'raise', to: 'raised' })
    if (assigned) await moveTo(tasks, inside, { id, state: 'raised' }, 'assigned', 'assign', {}, named.name)
    const task = await demandTask(tasks, inside, id)
    if (assigned) await tellOffice(tasks, inside, task)
    return task
  })
}

/** Somebody always owes an answer by some day: without a wish the county's own term. */
export const withDefault = (tasks: TasksPlatform, wanted: NewTask): NewTask =>
  wanted.workingDays === undefined && wanted.dueOn === undefined ? { ...wanted, workingDays: defaultWorkingDays(tasks) } : wanted

export const defaultWorkingDays = ({ settings }: TasksPlatform): number => Number(settings['tasks.workingDays'] ?? 10)

const mayAssign = ({ actor, permissions }: Ctx): boolean => actor.kind === 'service' || (permissions.has('tasks.assign') && (actor.scopes?.includes('tasks.assign') ?? true))

async function demandParent({ store }: TasksPlatform, ctx: Ctx, id: string | undefined): Promise<void> {
  if (id === undefined) return
  const parent = await taskById(store, ctx, id, taskScope(ctx))
  if (!parent || parent.state === 'closed') throw new JingweiError('tasks.bad_parent')
}
