import type { Ctx } from '@jingwei/kernel'
import { isOverdue, type RequestState, type SharingRequest } from './request.ts'

/** In which capacity somebody stands to a request. `bureau` decides for a source whose owner has no office here. */
export type Party = 'applicant' | 'owner' | 'bureau' | 'leader' | 'system'

export const partyNames: Readonly<Record<Party, { readonly zh: string; readonly en: string }>> = {
  applicant: { zh: '申请单位', en: 'the office that applied' },
  owner: { zh: '数据提供单位', en: 'the office that owns the data' },
  bureau: { zh: '数据主管部门', en: 'the data bureau' },
  leader: { zh: '领导', en: 'a leader' },
  system: { zh: '系统', en: 'the system' },
}

export type Action =
  | 'edit' | 'submit' | 'withdraw' | 'notice' | 'approve' | 'refuse' | 'ask_extension' | 'decide_extension' | 'supply' | 'suspend' | 'resume' | 'ask_renewal' | 'decide_renewal' | 'dispute' | 'uphold' | 'dispose'

type Step = { readonly zh: string; readonly en: string; readonly permission: string; readonly from: readonly RequestState[]; readonly by: (request: SharingRequest, today: string) => readonly Party[] }

const deciders: readonly Party[] = ['owner', 'bureau', 'system']
/** The owner decides; what he leaves undecided beyond the term, or what is disputed, a leader does. */
const judges = (request: SharingRequest, today: string): readonly Party[] => (request.state === 'disputed' ? ['leader'] : isOverdue(request, today) ? [...deciders, 'leader'] : deciders)

/** Which step is open in which state, to whom, under which permission. The lifecycle says where it leads. */
export const steps: Readonly<Record<Action, Step>> = {
  edit: { zh: '修改', en: 'Change', permission: 'sharing.apply', from: ['draft', 'incomplete'], by: () => ['applicant'] },
  submit: { zh: '提交', en: 'Submit', permission: 'sharing.apply', from: ['draft', 'incomplete'], by: () => ['applicant'] },
  withdraw: { zh: '撤回', en: 'Withdraw', permission: 'sharing.apply', from: ['draft', 'submitted', 'incomplete', 'approved'], by: () => ['applicant'] },
  notice: { zh: '一次性告知', en: 'Tell what is missing', permission: 'sharing.decide', from: ['submitted'], by: () => deciders },
  approve: { zh: '同意', en: 'Approve', permission: 'sharing.decide', from: ['submitted', 'disputed'], by: judges },
  refuse: { zh: '不予通过', en: 'Refuse', permission: 'sharing.decide', from: ['submitted'], by: judges },
  ask_extension: { zh: '申请延期审核', en: 'Ask for more time', permission: 'sharing.decide', from: ['submitted'], by: () => deciders },
  decide_extension: { zh: '审批延期', en: 'Decide about more time', permission: 'sharing.extend', from: ['submitted'], by: () => ['leader'] },
  supply: { zh: '供数', en: 'Supply', permission: 'sharing.decide', from: ['approved'], by: judges },
  suspend: { zh: '暂停', en: 'Suspend', permission: 'sharing.decide', from: ['active'], by: () => ['owner', 'bureau', 'leader'] },
  resume: { zh: '恢复', en: 'Resume', permission: 'sharing.decide', from: ['suspended'], by: () => ['owner', 'bureau', 'leader'] },
  ask_renewal: { zh: '申请续期', en: 'Ask for renewal', permission: 'sharing.apply', from: ['active'], by: () => ['applicant'] },
  decide_renewal: { zh: '审批续期', en: 'Decide about renewal', permission: 'sharing.decide', from: ['active'], by: () => deciders },
  dispute: { zh: '提出争议', en: 'Dispute', permission: 'sharing.apply', from: ['refused'], by: () => ['applicant'] },
  uphold: { zh: '维持不予通过', en: 'Uphold the refusal', permission: 'sharing.decide', from: ['disputed'], by: () => ['leader'] },
  dispose: { zh: '确认处置', en: 'Confirm disposal', permission: 'sharing.apply', from: ['active', 'suspended', 'expired'], by: () => ['applicant'] },
}

/** Steps that judge what somebody asked for: never taken by who asked. */
export const judging: ReadonlySet<Action> = new Set(['notice', 'approve', 'refuse', 'decide_extension', 'supply', 'decide_renewal', 'uphold'])

/** A line of the history, as far as it says whose hand was in it. */
export type Act = { readonly action: string; readonly byId?: string; readonly at: Date }

const applying: ReadonlySet<string> = new Set(['draft', 'edit', 'submit', 'dispute'] satisfies (Action | 'draft')[])

/** Who asked for what the step judges, and since when: whoever drafted, changed, sent or disputed it; of more time and of renewal, who asked last. */
export function askersOf(request: SharingRequest, moves: readonly Act[], action: Action): { readonly hands: readonly string[]; readonly since: Date } {
  const last = (asking: Action) => moves.filter((move) => move.action === asking).slice(-1)
  const asked = action === 'decide_extension' ? last('ask_extension') : action === 'decide_renewal' ? last('ask_renewal') : moves.filter((move) => applying.has(move.action))
  return { hands: asked.flatMap(({ byId }) => byId ?? []), since: asked[0]?.at ?? request.createdAt }
}

export function partiesOf({ actor }: Ctx, request: SharingRequest): ReadonlySet<Party> {
  if (actor.kind === 'service') return new Set(['system'])
  const { roles, organisationId } = actor
  const parties = new Set<Party>()
  if (roles.includes('enterprise')) return parties
  if (roles.includes('leader')) parties.add('leader')
  if (organisationId !== undefined && organisationId === request.officeId) parties.add('applicant')
  if (request.ownerOfficeId === undefined) {
    if (roles.includes('operator') || roles.includes('leader')) parties.add('bureau')
  } else if (organisationId === request.ownerOfficeId) parties.add('owner')
  return parties
}

export const isOpenTo = (ctx: Ctx, request: SharingRequest, action: Action, today: string): boolean => {
  const parties = partiesOf(ctx, request)
  return steps[action].by(request, today).some((party) => parties.has(party))
}

/** The steps open to this reader now, but for the rule of two people. */
export function stepsFor(ctx: Ctx, request: SharingRequest, today: string): readonly Action[] {
  return (Object.keys(steps) as Action[]).filter((action) => {
    const { permission, from } = steps[action]
    if (!from.includes(request.state) || !ctx.permissions.has(permission) || !(ctx.actor.scopes?.includes(permission) ?? true)) return false
    if (!isOpenTo(ctx, request, action, today)) return false
    if (action === 'notice') return request.missing === undefined
    if (action === 'ask_extension') return request.type === 'conditional' && (request.extension === 'none' || request.extension === 'refused')
    if (action === 'decide_extension') return request.extension === 'asked'
    if (action === 'ask_renewal') return request.renewal !== 'asked'
    if (action === 'decide_renewal') return request.renewal === 'asked'
    return action !== 'dispute' || request.disputeReason === undefined
  })
}
