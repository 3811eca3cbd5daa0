import { Type } from 'typebox'

/** Schemas that most modules need, so that a date or a label looks the same behind every route. */
export const Label = Type.Object({ zh: Type.String(), en: Type.String() })

export const Id = Type.String({ format: 'uuid' })

/** An ISO 8601 instant with a zone, e.g. 2026-03-01T08:00:00.000Z. */
export const Instant = Type.String({ format: 'date-time' })

/** An ISO 8601 calendar day. */
export const Day = Type.String({ format: 'date' })

/** Path parameters of a route with one `:id`. */
export const ById = Type.Object({ id: Id })
