import { Type, type TSchema } from 'typebox'
import { Day, Id, Instant, Label } from '@jingwei/http'
import { steps, type Action } from '../domain/actions.ts'
import { requestLifecycle } from '../domain/lifecycles.ts'
import { manners, sharedPurposes, type AskedState, type Manner, type RequestState, type SharedPurpose } from '../domain/request.ts'
import type { Grade, SharingType } from '../domain/shareable.ts'

const optional = Type.Optional
const oneOf = <T extends string>(values: readonly T[]) => Type.Unsafe<T>({ type: 'string', enum: [...values] })
const text = (longest: number) => Type.String({ minLength: 1, maxLength: longest, pattern: String.raw`\S` })
/** Without control characters: these are kept as JSON, which PostgreSQL does not take with them. */
const word = (longest: number) => Type.String({ minLength: 1, maxLength: longest, pattern: String.raw`^[^\x00-\x1f]+$` })

export const State = oneOf<RequestState>(Object.keys(requestLifecycle.states) as RequestState[])
export const Kind = oneOf<SharingType>(['unconditional', 'conditional', 'none'])
export const GradeOf = oneOf<Grade>(['L1', 'L2', 'L3', 'L4'])
const Asked = oneOf<AskedState>(['none', 'asked', 'granted', 'refused'])
const Step = oneOf<Action>(Object.keys(steps) as Action[])
export const Month = Type.String({ pattern: '^[0-9]{4}-(0[1-9]|1[0-2])$' })
export const ItemId = Type.String({ pattern: '^[a-z0-9_]{1,40}$' })
export const Reason = text(2_000)

/** Which enterprises: all, some towns, a section of GB/T 4754, or a list of credit codes. One object, so that a wrong one is told field by field. */
export const Rows = Type.Union([
  Type.Object({ kind: Type.Literal('all') }),
  Type.Object({ kind: Type.Literal('towns'), towns: Type.Array(word(60), { maxItems: 50 }) }),
  Type.Object({ kind: Type.Literal('section'), section: Type.String({ pattern: '^[A-T]$' }) }),
  Type.Object({ kind: Type.Literal('codes'), codes: Type.Array(word(40), { maxItems: 2_000 }) }),
])

const application = {
  items: Type.Array(ItemId, { minItems: 1, maxItems: 60 }), scenario: text(200), legalBasis: text(1_000), purpose: oneOf<SharedPurpose>(sharedPurposes), purposeText: text(1_000), rows: Rows,
  from: Month, to: Month, manners: Type.Array(oneOf<Manner>(manners), { minItems: 1, maxItems: 3, uniqueItems: true }), endsOn: Day,
  onward: oneOf<'none' | 'with_consent'>(['none', 'with_consent']), largerReason: Type.String({ maxLength: 2_000 }),
}

export const NewRequest = Type.Object({ ...application, draft: optional(Type.Boolean()) })

/** A step carries the version its page showed, so that nobody moves what somebody else has just moved. */
const moved = <T extends Record<string, TSchema>>(fields: T) => Type.Object({ version: Type.Integer({ minimum: 1 }), ...fields })

export const Edit = moved(application)
export const Plain = moved({})
export const WithReason = moved({ reason: Reason })
export const MayReason = moved({ reason: optional(Reason) })
export const Approve = moved({ reason: optional(Reason), supplyNow: Type.Boolean() })
export const Refuse = moved({ reason: Reason, basis: optional(Type.String({ maxLength: 500 })) })
export const Granted = moved({ granted: Type.Boolean(), reason: optional(Reason) })
export const Renewal = moved({ endsOn: Day, reason: Reason })

const ItemRef = Type.Object({ id: Type.String(), zh: Type.String(), en: Type.String(), unit: optional(Type.String()), type: Kind, grade: GradeOf })

/** A line of a list. `daysLeft` counts working days to the deadline that is open, negative when it has passed. */
export const RequestItem = Type.Object({
  id: Id, number: Type.Integer(), version: Type.Integer(), state: State, type: Kind, grade: GradeOf, items: Type.Array(ItemRef), applicant: Type.String(), office: Type.String(), source: Label,
  ownerOffice: optional(Type.String()), scenario: Type.String(), endsOn: Day, grantNo: optional(Type.String()), submittedAt: optional(Instant), deadline: optional(Day), daysLeft: optional(Type.Integer()), overdue: Type.Boolean(),
})

const Move = Type.Object({ at: Instant, by: Type.String(), byOffice: optional(Type.String()), action: Type.String(), from: optional(State), to: State, reason: optional(Type.String()) })
export const Reading = Type.Object({ mark: Type.String(), at: Instant, by: Type.String(), manner: oneOf<Manner>(manners), enterprises: Type.Integer(), fileName: optional(Type.String()) })

export const RequestDetail = Type.Object({
  ...RequestItem.properties, legalBasis: Type.String(), purpose: oneOf<SharedPurpose>(sharedPurposes), purposeText: Type.String(), rows: Rows, from: Month, to: Month, manners: Type.Array(oneOf<Manner>(manners)),
  onward: oneOf<'none' | 'with_consent'>(['none', 'with_consent']), largerReason: Type.String(), smaller: Type.Array(Type.Object({ item: Label, by: Label, why: Label })), missing: optional(Type.String()),
  extension: Asked, extensionReason: optional(Type.String()), renewal: Asked, renewalEndsOn: optional(Day), renewalReason: optional(Type.String()), disputeReason: optional(Type.String()), disposal: optional(Type.String()),
  decision: optional(Type.Object({ by: Type.String(), at: Instant, reason: optional(Type.String()), basis: optional(Type.String()) })), catalogueBasis: Type.String(),
  suppliedAt: optional(Instant), mayUse: Type.Boolean(), moves: Type.Array(Move), readings: Type.Array(Reading), steps: Type.Array(Step),
})

export const Entry = Type.Object({
  id: Type.String(), zh: Type.String(), en: Type.String(), definition: Label, unit: optional(Type.String()), source: Label, owner: Label, office: optional(Type.Object({ id: Id, name: Type.String() })),
  type: Kind, grade: GradeOf, condition: Type.String(), legalBasis: Type.String(), sealed: Type.Boolean(), derived: Type.Boolean(), changed: Type.Boolean(), mayChange: Type.Boolean(),
})
export const ChangeEntry = Type.Object({ type: Kind, grade: GradeOf, condition: Type.String({ maxLength: 1_000 }), legalBasis: Type.String({ maxLength: 500 }), officeId: optional(Id), reason: Reason })
export const PastChange = Type.Object({ at: Instant, by: Type.String(), byOffice: optional(Type.String()), type: Kind, grade: GradeOf, condition: Type.String(), legalBasis: Type.String(), office: optional(Type.String()), reason: Type.String() })

export const Proposal = Type.Object({
  items: Type.Array(Type.String()), replaced: Type.Array(Type.Object({ item: Type.String(), by: Type.String(), why: Label })), dropped: Type.Array(Type.Object({ item: Type.String(), because: Type.String() })),
})

export const GrantRows = Type.Object({
  grantNo: Type.String(), endsOn: Day, items: Type.Array(Type.Object({ id: Type.String(), zh: Type.String(), en: Type.String(), unit: optional(Type.String()) })),
  rows: Type.Array(Type.Object({ creditCode: Type.String(), name: Type.String(), period: Type.String(), cells: Type.Array(Type.String()) })), total: Type.Integer(), page: Type.Integer(), pageSize: Type.Integer(),
})

export const GrantUse = Type.Object({
  id: Id, number: Type.Integer(), grantNo: Type.String(), state: State, office: Type.String(), purposeText: Type.String(), endsOn: Day, ownerOffice: optional(Type.String()), items: Type.Array(Type.Object({ id: Type.String(), zh: Type.String(), en: Type.String() })),
  readings: Type.Integer(), lastAt: optional(Instant),
})

export const Traced = Type.Object({ found: Type.Boolean(), file: optional(Type.Object({ mark: Type.String(), at: Instant, by: Type.String(), office: Type.String(), grantNo: Type.String(), requestId: Id, purposeText: Type.String(), endsOn: Day, fileName: optional(Type.String()), enterprises: Type.Integer() })) })
