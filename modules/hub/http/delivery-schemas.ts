import { Type } from 'typebox'
import { SourceRef } from './schemas.ts'

const optional = Type.Optional
const Ref = SourceRef
const Words = Type.Object({ zh: Type.String(), en: Type.String() })
const State = Type.Object({ id: Type.String(), zh: Type.String(), en: Type.String() })

export const ArrangementBody = Type.Object({
  provider: Type.String({ maxLength: 200 }), cycle: Type.Union([Type.Literal('month'), Type.Literal('quarter'), Type.Literal('year')]), manner: Type.Union([Type.Literal('period'), Type.Literal('whole'), Type.Literal('increment')]),
  dueWorkingDays: Type.Integer({ minimum: 1, maximum: 120 }), firstPeriod: Type.String({ maxLength: 10 }), rowsExpected: optional(Type.Integer({ minimum: 1, maximum: 1_000_000_000 })), firmsExpected: optional(Type.Integer({ minimum: 1, maximum: 1_000_000_000 })),
  agreementNo: Type.String({ maxLength: 200 }), endsOn: optional(Type.String({ pattern: '^\\d{4}-\\d{2}-\\d{2}$' })),
})
export const ArrangementView = Type.Object({ source: SourceRef, ...ArrangementBody.properties })

const Cell = Type.Object({ month: Type.String(), period: Type.String(), due: optional(Type.String()), state: State, step: optional(State), attempts: Type.Integer() })
export const CalendarView = Type.Object({
  months: Type.Array(Type.String()), month: Type.String(), sentence: Words, rows: Type.Array(Type.Object({ arrangement: ArrangementView, cells: Type.Array(Cell) })),
  unarranged: Type.Array(SourceRef),
})

const Counted = Type.Object({ before: optional(Type.Integer()), now: Type.Integer() })
export const PrecheckView = Type.Object({
  rows: Type.Object({ ...Counted.properties, setAside: Type.Integer() }), firms: Type.Object({ ...Counted.properties, lost: Type.Integer(), fresh: Type.Integer() }), periods: Type.Array(Type.String()),
  items: Type.Array(Type.Object({ item: Ref, unit: Type.String(), pairs: Type.Integer(), same: Type.Integer(), median: Type.Number(), histogram: Type.Array(Type.Integer()), before: Type.Number(), now: Type.Number() })),
  findings: Type.Array(Type.Object({ code: Type.String(), zh: Type.String(), en: Type.String(), weight: Type.String(), count: Type.Integer(), item: optional(Ref), detail: optional(Words), examples: Type.Array(Type.String()) })),
  problems: Type.Array(Type.Object({ zh: Type.String(), en: Type.String(), count: Type.Integer(), lines: Type.Array(Type.Integer()) })),
})

export const SubmissionView = Type.Object({
  id: Type.String(), kind: Type.String(), state: State, fileName: optional(Type.String()), note: Type.String(), onBehalfOf: optional(Type.String()), handledBy: Type.String(), own: Type.Boolean(), byMachine: Type.Boolean(), createdAt: Type.String(), submittedAt: optional(Type.String()),
  reviewedBy: optional(Type.String()), reviewedAt: optional(Type.String()), reason: optional(Type.String()), receiptNo: optional(Type.String()), corrects: Type.Boolean(), importId: optional(Type.String()), batchId: optional(Type.String()), landing: Type.Boolean(),
  error: optional(Type.Object({ code: Type.String(), detail: Type.String() })), precheck: optional(PrecheckView),
})

export const DeliveryView = Type.Object({
  arrangement: ArrangementView, period: Type.String(), due: optional(Type.String()), state: State, step: optional(State), reminder: optional(Words), closedMonth: optional(Type.String()), attempts: Type.Array(SubmissionView),
})

export const ForPeriod = Type.Object({ source: Type.String({ maxLength: 60 }), period: Type.String({ pattern: '^\\d{4}(-(\\d{2}|Q\\d))?$' }) })
export const Note = Type.Object({ note: Type.String({ maxLength: 2_000 }) })
