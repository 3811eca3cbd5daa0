import { Type } from 'typebox'
import { Label } from '@jingwei/http'
import { SourceRef } from './schemas.ts'

const optional = Type.Optional

/** Read as a closing holds it, by its code; absent: as known today. */
export const ClosingQuery = Type.Object({ closing: optional(Type.String({ maxLength: 12 })) })

export const Code = Type.Object({ code: Type.String({ maxLength: 12 }) })
export const Month = Type.Object({ month: Type.String({ pattern: '^\\d{4}-(0[1-9]|1[0-2])$' }) })
export const Proposal = Type.Object({ ...Month.properties, reason: Type.String({ maxLength: 2_000 }), publishOn: optional(Type.String({ format: 'date' })) })

export const OpenPoint = Type.Object({ code: Type.String(), zh: Type.String(), en: Type.String(), count: Type.Integer() })
export const ClosingView = Type.Object({
  id: Type.String(), code: Type.String(), zh: Type.String(), en: Type.String(), month: Type.String(), revision: Type.Integer(), state: Type.Object({ id: Type.String(), zh: Type.String(), en: Type.String() }), reason: Type.String(), openPoints: Type.Array(OpenPoint),
  publishOn: optional(Type.String()), proposedBy: Type.String(), own: Type.Boolean(), proposedAt: Type.String(), confirmedBy: optional(Type.String()), closedAt: optional(Type.String()), enterprises: optional(Type.Integer()), figures: optional(Type.Integer()), digest: optional(Type.String()),
  error: optional(Label),
})

const Item = Type.Object({ id: Type.String(), zh: Type.String(), en: Type.String() })
export const ClosingDetail = Type.Object({
  closing: ClosingView,
  revisions: Type.Array(Type.Object({ source: SourceRef, period: Type.String(), reason: Type.String(), by: Type.String(), at: Type.String(), receiptNo: Type.String() })),
  differences: Type.Array(Type.Object({ item: Item, unit: Type.String(), period: Type.String(), firms: Type.Integer(), before: optional(Type.Number()), after: optional(Type.Number()) })),
})
