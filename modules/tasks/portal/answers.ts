/** What the routes of tasks answer, as the pages read it. */
export const KINDS = ['supervision', 'todo', 'request', 'follow_up'] as const
export const SOURCES = ['meeting', 'warning', 'visit', 'hotline', 'appeal', 'other'] as const
export const STATES = ['raised', 'assigned', 'acted', 'answered', 'satisfied', 'unsatisfied', 'returned', 'closed'] as const
export type State = (typeof STATES)[number]

export type Named = { readonly id: string; readonly name: string }

export type TaskRow = {
  readonly id: string
  readonly number: number
  readonly kind: string
  readonly source: string
  readonly title: string
  readonly state: State
  readonly level: 'office' | 'leader'
  readonly overdue: boolean
  readonly onBehalf: boolean
  readonly leadOffice?: Named
  readonly responsible?: string
  readonly enterprise?: string
  readonly enterpriseName?: string
  readonly startOn?: string
  readonly dueOn?: string
  readonly raisedBy: string
  readonly raisedByOffice?: string
  readonly raisedAt: string
}

export type PlannedRow = TaskRow & { readonly parentId?: string; readonly depth: number; readonly from?: string; readonly to?: string }

export type Move = { readonly at: string; readonly by?: string; readonly byOffice?: string; readonly action: string; readonly from?: State; readonly to: State; readonly reason?: string }

export type Step = 'assign' | 'accept' | 'return' | 'answer' | 'satisfied' | 'unsatisfied' | 'close' | 'ask_extension' | 'decide_extension'

export type TaskDetail = TaskRow & {
  readonly body: string
  readonly reference?: string
  readonly assistingOffices: readonly Named[]
  readonly responsibleId?: string
  readonly workingDays?: number
  readonly reopened: boolean
  readonly extension: 'none' | 'asked' | 'granted' | 'refused'
  readonly extensionDays?: number
  readonly extensionReason?: string
  readonly answer?: { readonly text: string; readonly by: string; readonly office?: string; readonly at: string }
  readonly judgement?: { readonly reason?: string; readonly by: string; readonly at: string }
  readonly version: number
  readonly closedAt?: string
  readonly parent?: { readonly id: string; readonly number: number; readonly title: string }
  readonly parts: readonly TaskRow[]
  readonly moves: readonly Move[]
  readonly steps: readonly Step[]
}

export type Counts = { readonly mine: number; readonly office: number; readonly overdue: number }
