import type { ExtensionState, Office, Task, TaskKind, TaskLevel, TaskSource, TaskState } from '../domain/task.ts'

export type TaskRow = {
  id: string; number: bigint; parent_id: string | null; kind: TaskKind; source: TaskSource; reference: string | null; title: string; body: string
  lead_office_id: string | null; lead_office: string | null; assisting: Office[]; responsible_id: string | null; responsible: string | null
  enterprise: string | null; enterprise_name: string | null; working_days: number | null; start_on: string | null; due_on: string | null
  state: TaskState; level: TaskLevel; reopened: boolean; overdue_at: Date | null
  extension: ExtensionState; extension_days: number | null; extension_reason: string | null
  answer: string | null; answered_by: string | null; answered_by_office: string | null; answered_at: Date | null
  satisfaction_reason: string | null; judged_by: string | null; judged_at: Date | null
  raised_by_id: string | null; raised_by: string; raised_by_office_id: string | null; raised_by_office: string | null; on_behalf: boolean
  version: number; raised_at: Date; updated_at: Date; closed_at: Date | null
}

/** What every reading of tasks selects; `t` is the task. */
export const taskFields = `t.*, coalesce((select jsonb_agg(jsonb_build_object('id', a.office_id, 'name', a.office) order by a.office) from tasks.assisting_office a where a.task_id = t.id), '[]') as assisting`

/** Columns that may be null and the names they have in code. */
const optional = {
  parent_id: 'parentId', reference: 'reference', lead_office_id: 'leadOfficeId', lead_office: 'leadOffice', responsible_id: 'responsibleId', responsible: 'responsible',
  enterprise: 'enterprise', enterprise_name: 'enterpriseName', working_days: 'workingDays', start_on: 'startOn', due_on: 'dueOn', overdue_at: 'overdueAt',
  extension_days: 'extensionDays', extension_reason: 'extensionReason', answer: 'answer', answered_by: 'answeredBy', answered_by_office: 'answeredByOffice', answered_at: 'answeredAt',
  satisfaction_reason: 'satisfactionReason', judged_by: 'judgedBy', judged_at: 'judgedAt', raised_by_id: 'raisedById', raised_by_office_id: 'raisedByOfficeId',
  raised_by_office: 'raisedByOffice', closed_at: 'closedAt',
} as const satisfies Partial<Record<keyof TaskRow, keyof Task>>

export function taskOf(row: TaskRow): Task {
  const present = Object.entries(optional).flatMap(([column, name]) => {
    const value = row[column as keyof typeof optional]
    return value === null ? [] : [[name, value] as const]
  })
  return {
    id: row.id, number: Number(row.number), kind: row.kind, source: row.source, title: row.title, body: row.body, assistingOffices: row.assisting,
    state: row.state, level: row.level, reopened: row.reopened, extension: row.extension, raisedBy: row.raised_by, onBehalf: row.on_behalf,
    version: row.version, raisedAt: row.raised_at, updatedAt: row.updated_at, ...Object.fromEntries(present),
  }
}

/** Columns a move may change, by their name in code. */
export const columnOf = {
  state: 'state', level: 'level', reopened: 'reopened', overdueAt: 'overdue_at', leadOfficeId: 'lead_office_id', leadOffice: 'lead_office', responsibleId: 'responsible_id', responsible: 'responsible',
  workingDays: 'working_days', startOn: 'start_on', dueOn: 'due_on', extension: 'extension', extensionDays: 'extension_days', extensionReason: 'extension_reason',
  answer: 'answer', answeredBy: 'answered_by', answeredByOffice: 'answered_by_office', answeredAt: 'answered_at',
  satisfactionReason: 'satisfaction_reason', judgedBy: 'judged_by', judgedAt: 'judged_at', closedAt: 'closed_at',
} as const satisfies Partial<Record<keyof Task, string>>

/** `null` empties a column. */
export type TaskChange = { readonly [Name in keyof typeof columnOf]?: Task[Name] | null }
