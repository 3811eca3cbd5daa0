import { compact } from '@jingwei/http'
import type { Clock } from '@jingwei/kernel'
import { today } from '../domain/deadline.ts'
import type { Placed } from '../domain/roadmap.ts'
import { isOverdue, type Task } from '../domain/task.ts'
import type { TaskDetail } from '../service/read.ts'

export const itemView = (clock: Clock) => (task: Task) =>
  compact({
    id: task.id, number: task.number, kind: task.kind, source: task.source, title: task.title, state: task.state, level: task.level, overdue: isOverdue(task, today(clock)), onBehalf: task.onBehalf,
    leadOffice: task.leadOfficeId === undefined ? undefined : { id: task.leadOfficeId, name: task.leadOffice ?? '' }, responsible: task.responsible,
    enterprise: task.enterprise, enterpriseName: task.enterpriseName, startOn: task.startOn, dueOn: task.dueOn,
    raisedBy: task.raisedBy, raisedByOffice: task.raisedByOffice, raisedAt: task.raisedAt.toISOString(),
  })

export const plannedView = (clock: Clock) => (task: Placed<Task>) => compact({ ...itemView(clock)(task), parentId: task.parentId, depth: task.depth, from: task.from, to: task.to })

export function detailView(clock: Clock, { task, moves, steps, parent, parts }: TaskDetail) {
  return compact({
    ...itemView(clock)(task), body: task.body, reference: task.reference, assistingOffices: [...task.assistingOffices], responsibleId: task.responsibleId, workingDays: task.workingDays,
    reopened: task.reopened, extension: task.extension, extensionDays: task.extensionDays, extensionReason: task.extensionReason,
    answer: task.answer === undefined || task.answeredAt === undefined ? undefined : compact({ text: task.answer, by: task.answeredBy ?? '', office: task.answeredByOffice, at: task.answeredAt.toISOString() }),
    judgement: task.judgedAt === undefined ? undefined : compact({ reason: task.satisfactionReason, by: task.judgedBy ?? '', at: task.judgedAt.toISOString() }),
    version: task.version, closedAt: task.closedAt?.toISOString(), parent: parent && { id: parent.id, number: parent.number, title: parent.title }, parts: parts.map(itemView(clock)),
    moves: moves.map((move) => compact({ at: move.at.toISOString(), by: move.by, byOffice: move.byOffice, action: move.action, from: move.from, to: move.to, reason: move.reason })),
    steps: [...steps],
  })
}

/** Moves a firm is told the reason of: its own words and the answer. Why offices passed the task around is theirs. */
const told: ReadonlySet<string> = new Set(['raise', 'raise_on_behalf', 'answer', 'satisfied', 'unsatisfied', 'close'])

/** Whose desk it lies on, and what offices call it among themselves. */
const inner: ReadonlySet<string> = new Set(['responsible', 'responsibleId', 'reference', 'extensionReason', 'parentId'])
const forFirm = (task: Task): Task => Object.fromEntries(Object.entries(task).filter(([name]) => !inner.has(name))) as Task

/** What a firm sees in a list of its requests. */
export const ownItemView = (clock: Clock) => (task: Task) => itemView(clock)(forFirm(task))

/** What a firm sees of its request: where it stands, which office, since when; no names of officers but under the answer, no inner reasons. */
export function ownView(clock: Clock, { task, moves, steps }: TaskDetail) {
  const view = detailView(clock, { task: forFirm(task), moves, steps, parts: [] })
  return { ...view, moves: view.moves.map(({ at, action, from, to, reason }) => compact({ at, action, from, to, reason: told.has(action) ? reason : undefined })) }
}
