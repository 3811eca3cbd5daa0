/** 督办, 待办, 企业诉求, 预警跟进: four names for one line of states. */
export const taskKinds = ['supervision', 'todo', 'request', 'follow_up'] as const
export type TaskKind = (typeof taskKinds)[number]

export const kindNames: Readonly<Record<TaskKind, { readonly zh: string; readonly en: string }>> = {
  supervision: { zh: '督办', en: 'Supervision' },
  todo: { zh: '待办', en: 'To do' },
  request: { zh: '企业诉求', en: 'Enterprise request' },
  follow_up: { zh: '预警跟进', en: 'Follow-up of a warning' },
}

export const taskSources = ['meeting', 'warning', 'visit', 'hotline', 'appeal', 'other'] as const
export type TaskSource = (typeof taskSources)[number]

export const sourceNames: Readonly<Record<TaskSource, { readonly zh: string; readonly en: string }>> = {
  meeting: { zh: '会议', en: 'Meeting' },
  warning: { zh: '预警', en: 'Warning' },
  visit: { zh: '走访', en: 'Visit' },
  hotline: { zh: '热线', en: 'Hotline' },
  appeal: { zh: '申诉', en: 'Appeal' },
  other: { zh: '其他', en: 'Other' },
}

export type TaskState = 'raised' | 'assigned' | 'acted' | 'answered' | 'satisfied' | 'unsatisfied' | 'returned' | 'closed'
export type ExtensionState = 'none' | 'asked' | 'granted' | 'refused'
/** Who looks after it: the office, or, once overdue or unsatisfying, a leader. */
export type TaskLevel = 'office' | 'leader'

export type Office = { readonly id: string; readonly name: string }

export type Task = {
  readonly id: string
  /** What people call it by. */
  readonly number: number
  readonly parentId?: string
  readonly kind: TaskKind
  readonly source: TaskSource
  /** What the source calls it: number of the minutes, of the hotline's ticket, id of the warning. */
  readonly reference?: string
  readonly title: string
  readonly body: string
  readonly leadOfficeId?: string
  readonly leadOffice?: string
  readonly assistingOffices: readonly Office[]
  readonly responsibleId?: string
  readonly responsible?: string
  /** Credit code or enterprise id. */
  readonly enterprise?: string
  readonly enterpriseName?: string
  readonly workingDays?: number
  readonly startOn?: string
  readonly dueOn?: string
  readonly state: TaskState
  readonly level: TaskLevel
  /** An unsatisfying answer sends it to the higher level once; not again. */
  readonly reopened: boolean
  readonly overdueAt?: Date
  readonly extension: ExtensionState
  readonly extensionDays?: number
  readonly extensionReason?: string
  readonly answer?: string
  readonly answeredBy?: string
  readonly answeredByOffice?: string
  readonly answeredAt?: Date
  readonly satisfactionReason?: string
  readonly judgedBy?: string
  readonly judgedAt?: Date
  readonly raisedById?: string
  readonly raisedBy: string
  readonly raisedByOfficeId?: string
  readonly raisedByOffice?: string
  /** 代录: an officer wrote down what a firm without an account asked for. */
  readonly onBehalf: boolean
  readonly version: number
  readonly raisedAt: Date
  readonly updatedAt: Date
  readonly closedAt?: Date
}

/** States in which the office owes something, so that a deadline can be missed. */
export const owedStates: readonly TaskState[] = ['raised', 'assigned', 'acted', 'returned']

export const isOverdue = (task: Pick<Task, 'state' | 'dueOn'>, today: string): boolean => task.dueOn !== undefined && task.dueOn < today && owedStates.includes(task.state)
