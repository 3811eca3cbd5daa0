import type { Ctx } from '@jingwei/kernel'
import type { Task, TaskState } from './task.ts'

/** In which capacity somebody stands to a task. */
export type Party = 'leader' | 'lead' | 'raiser' | 'firm' | 'system'

export const partyNames: Readonly<Record<Party, { readonly zh: string; readonly en: string }>> = {
  leader: { zh: '领导', en: 'a leader' },
  lead: { zh: '牵头单位', en: 'the lead office' },
  raiser: { zh: '提出人', en: 'who raised it' },
  firm: { zh: '诉求企业', en: 'the firm that asked' },
  system: { zh: '系统', en: 'the system' },
}

export type Action = 'assign' | 'accept' | 'return' | 'answer' | 'satisfied' | 'unsatisfied' | 'close' | 'ask_extension' | 'decide_extension'

type Step = { readonly zh: string; readonly en: string; readonly permission: string; readonly from: readonly TaskState[]; readonly by: (task: Task) => readonly Party[] }

/** A firm judges its own answer; where an officer wrote the request down for it, or the task is not a firm's, who raised it does. */
const judges = (task: Task): readonly Party[] => (task.kind === 'request' && task.enterprise !== undefined && !task.onBehalf ? ['firm', 'leader'] : ['raiser', 'leader'])

/**
 * Before an answer who raised a task may take it back; an answer that waits for its judgement is closed by a leader
 * alone, but todos and follow-ups need no judgement. What stays unsatisfying only a leader may close.
 */
function closers({ state, kind }: Task): readonly Party[] {
  if (state === 'satisfied' || (state === 'answered' && (kind === 'todo' || kind === 'follow_up'))) return ['lead', 'raiser', 'leader', 'system']
  if (state === 'answered' || state === 'unsatisfied') return ['leader', 'system']
  return ['raiser', 'leader', 'system']
}

/** Which step is open in which state, to whom, under which permission. The lifecycle says where it leads. */
export const steps: Readonly<Record<Action, Step>> = {
  assign: { zh: '交办', en: 'Assign', permission: 'tasks.assign', from: ['raised', 'returned'], by: () => ['leader', 'raiser', 'lead', 'system'] },
  accept: { zh: '签收', en: 'Accept', permission: 'tasks.act', from: ['assigned'], by: () => ['lead'] },
  return: { zh: '退回', en: 'Return', permission: 'tasks.act', from: ['assigned', 'acted'], by: () => ['lead'] },
  answer: { zh: '答复', en: 'Answer', permission: 'tasks.act', from: ['acted'], by: () => ['lead'] },
  satisfied: { zh: '评价满意', en: 'Judge satisfying', permission: 'tasks.evaluate', from: ['answered'], by: judges },
  unsatisfied: { zh: '评价不满意', en: 'Judge unsatisfying', permission: 'tasks.evaluate', from: ['answered'], by: judges },
  close: { zh: '办结', en: 'Close', permission: 'tasks.close', from: ['raised', 'assigned', 'acted', 'returned', 'answered', 'satisfied', 'unsatisfied'], by: closers },
  ask_extension: { zh: '申请延期', en: 'Ask for an extension', permission: 'tasks.act', from: ['assigned', 'acted'], by: () => ['lead'] },
  decide_extension: { zh: '审批延期', en: 'Decide about an extension', permission: 'tasks.extend', from: ['assigned', 'acted'], by: () => ['leader'] },
}

export function partiesOf({ actor }: Ctx, task: Task): ReadonlySet<Party> {
  if (actor.kind === 'service') return new Set(['system'])
  const parties = new Set<Party>()
  if (actor.roles.includes('leader')) parties.add('leader')
  if (actor.roles.includes('enterprise')) {
    if (task.kind === 'request' && actor.creditCode !== undefined && actor.creditCode === task.enterprise) parties.add('firm')
    return parties
  }
  if (actor.organisationId !== undefined && actor.organisationId === task.leadOfficeId) parties.add('lead')
  const raised = (task.raisedById !== undefined && (actor.personId === task.raisedById || actor.onBehalfOf?.personId === task.raisedById)) || (actor.organisationId !== undefined && actor.organisationId === task.raisedByOfficeId)
  if (raised) parties.add('raiser')
  return parties
}

/** A firm acts by its one permission, `tasks.own`. */
const holds = (ctx: Ctx, permission: string): boolean => {
  const wanted = ctx.actor.roles.includes('enterprise') ? 'tasks.own' : permission
  return ctx.permissions.has(wanted) && (ctx.actor.scopes?.includes(wanted) ?? true)
}

export function isOpenTo(ctx: Ctx, task: Task, action: Action): boolean {
  const parties = partiesOf(ctx, task)
  return steps[action].by(task).some((party) => parties.has(party))
}

/** The steps this reader may take now, for the buttons of a page. */
export function stepsFor(ctx: Ctx, task: Task): readonly Action[] {
  return (Object.keys(steps) as Action[]).filter((action) => {
    if (!steps[action].from.includes(task.state) || !holds(ctx, steps[action].permission) || !isOpenTo(ctx, task, action)) return false
    if (action === 'ask_extension') return task.dueOn !== undefined && (task.extension === 'none' || task.extension === 'refused')
    return action !== 'decide_extension' || task.extension === 'asked'
  })
}
