import { Type, type TSchema } from 'typebox'
import { Day, Id, Instant } from '@jingwei/http'
import { taskLifecycle } from '../domain/lifecycles.ts'
import { steps, type Action } from '../domain/actions.ts'
import { taskKinds, taskSources, type ExtensionState, type TaskKind, type TaskLevel, type TaskSource, type TaskState } from '../domain/task.ts'

const optional = Type.Optional
const oneOf = <T extends string>(values: readonly T[]) => Type.Unsafe<T>({ type: 'string', enum: [...values] })
const text = (longest: number) => Type.String({ minLength: 1, maxLength: longest, pattern: String.raw`\S` })

export const Kind = oneOf<TaskKind>(taskKinds)
export const Source = oneOf<TaskSource>(taskSources)
export const State = oneOf<TaskState>(Object.keys(taskLifecycle.states) as TaskState[])
const Level = oneOf<TaskLevel>(['office', 'leader'])
const Extension = oneOf<ExtensionState>(['none', 'asked', 'granted', 'refused'])
const Step = oneOf<Action>(Object.keys(steps) as Action[])
const Named = Type.Object({ id: Id, name: Type.String() })

export const WorkingDays = Type.Integer({ minimum: 1, maximum: 250 })
export const Reason = text(2_000)

/** A line of a list. */
export const TaskItem = Type.Object({
  id: Id, number: Type.Integer(), kind: Kind, source: Source, title: Type.String(), state: State, level: Level, overdue: Type.Boolean(), onBehalf: Type.Boolean(),
  leadOffice: optional(Named), responsible: optional(Type.String()), enterprise: optional(Type.String()), enterpriseName: optional(Type.String()),
  startOn: optional(Day), dueOn: optional(Day), raisedBy: Type.String(), raisedByOffice: optional(Type.String()), raisedAt: Instant,
})

/** A line of the timetable, in the order of the tree; `from` and `to` span what lies below. */
export const Planned = Type.Object({ ...TaskItem.properties, parentId: optional(Id), depth: Type.Integer({ minimum: 0 }), from: optional(Day), to: optional(Day) })

const Move = Type.Object({ at: Instant, by: optional(Type.String()), byOffice: optional(Type.String()), action: Type.String(), from: optional(State), to: State, reason: optional(Type.String()) })

export const TaskDetail = Type.Object({
  ...TaskItem.properties, body: Type.String(), reference: optional(Type.String()), assistingOffices: Type.Array(Named), responsibleId: optional(Id), workingDays: optional(Type.Integer()),
  reopened: Type.Boolean(), extension: Extension, extensionDays: optional(Type.Integer()), extensionReason: optional(Type.String()),
  answer: optional(Type.Object({ text: Type.String(), by: Type.String(), office: optional(Type.String()), at: Instant })),
  judgement: optional(Type.Object({ reason: optional(Type.String()), by: Type.String(), at: Instant })),
  version: Type.Integer(), closedAt: optional(Instant), parent: optional(Type.Object({ id: Id, number: Type.Integer(), title: Type.String() })), parts: Type.Array(TaskItem), moves: Type.Array(Move), steps: Type.Array(Step),
})

const deadline = { workingDays: optional(WorkingDays), startOn: optional(Day), dueOn: optional(Day) }
const offices = { assistingOfficeIds: optional(Type.Array(Id, { maxItems: 50 })), responsibleId: optional(Id) }

export const NewTask = Type.Object({
  kind: Kind, source: Source, title: text(200), body: optional(Type.String({ maxLength: 10_000 })), reference: optional(Type.String({ maxLength: 100 })),
  leadOfficeId: optional(Id), ...offices, enterprise: optional(Type.String({ maxLength: 40 })), enterpriseName: optional(Type.String({ maxLength: 200 })), ...deadline, parentId: optional(Id), onBehalf: optional(Type.Boolean()),
})

export const NewRequest = Type.Object({ title: text(200), body: optional(Type.String({ maxLength: 10_000 })), source: optional(oneOf<'appeal' | 'other'>(['appeal', 'other'])) })

/** A step carries the version its page showed, so that nobody moves what somebody else has just moved. */
const moved = <T extends Record<string, TSchema>>(fields: T) => Type.Object({ version: Type.Integer({ minimum: 1 }), ...fields })

export const Assign = moved({ leadOfficeId: Id, ...offices, ...deadline, reason: optional(Reason) })
export const Plain = moved({})
export const WithReason = moved({ reason: Reason })
export const Answer = moved({ text: text(20_000) })
export const AskExtension = moved({ workingDays: WorkingDays, reason: Reason })
export const DecideExtension = moved({ granted: Type.Boolean(), reason: optional(Reason) })
export const Judge = moved({ satisfied: Type.Boolean(), reason: optional(Type.String({ maxLength: 2_000 })) })
export const Close = moved({ reason: optional(Reason) })
