import type { Day } from '@jingwei/kernel'

/** What the calendar shows of one source and period. */
export const cellStates = {
  not_yet: { zh: '未到期', en: 'Not yet due' },
  due: { zh: '应报', en: 'Due' },
  reported: { zh: '已报', en: 'Delivered' },
  late: { zh: '迟报', en: 'Delivered late' },
  missing: { zh: '漏报', en: 'Missing' },
  zero: { zh: '零报', en: 'Nothing to report' },
  returned: { zh: '退回', en: 'Returned' },
  corrected: { zh: '更正', en: 'Corrected' },
} as const
export type CellState = keyof typeof cellStates

/** What stands beside the state while a delivery is on its way. */
export const cellSteps = {
  checking: { zh: '预检中', en: 'being checked' },
  checked: { zh: '待提交', en: 'to be submitted' },
  submitted: { zh: '待审核', en: 'to be reviewed' },
  landing: { zh: '入库中', en: 'being taken in' },
  stuck: { zh: '入库失败', en: 'not taken in' },
} as const
export type CellStep = keyof typeof cellSteps

export type SubmissionState = 'checking' | 'checked' | 'unusable' | 'submitted' | 'accepted' | 'returned' | 'withdrawn'

/** A delivery attempt as the calendar needs it, oldest first. */
export type Attempt = {
  readonly kind: 'file' | 'zero'
  readonly state: SubmissionState
  readonly corrects: boolean
  readonly submittedOn: Day | undefined
  readonly landing: boolean
  /** It was accepted, but its import failed: nothing of it may be relied on. */
  readonly stuck: boolean
}

/** The state of one source and period on a day. `due` is undefined while nobody knows the holidays. */
export function cellState(today: Day, lastDay: Day, due: Day | undefined, attempts: readonly Attempt[]): { readonly state: CellState; readonly step?: CellStep } {
  const open = attempts.filter((attempt) => attempt.state !== 'withdrawn' && attempt.state !== 'unusable')
  const accepted = open.findLast((attempt) => attempt.state === 'accepted' && !attempt.stuck)
  const newest = open.at(-1)
  const step = stepOf(newest)
  const beside = step === undefined ? {} : { step }
  if (accepted) {
    if (accepted.corrects) return { state: 'corrected', ...beside }
    if (accepted.kind === 'zero') return { state: 'zero', ...beside }
    return { state: due !== undefined && accepted.submittedOn !== undefined && accepted.submittedOn > due ? 'late' : 'reported', ...beside }
  }
  if (newest?.state === 'returned') return { state: 'returned' }
  if (today <= lastDay) return { state: 'not_yet', ...beside }
  return { state: due !== undefined && today > due ? 'missing' : 'due', ...beside }
}

function stepOf(attempt: Attempt | undefined): CellStep | undefined {
  if (attempt?.state === 'accepted') return attempt.stuck ? 'stuck' : attempt.landing ? 'landing' : undefined
  return attempt?.state === 'checking' || attempt?.state === 'checked' || attempt?.state === 'submitted' ? attempt.state : undefined
}
