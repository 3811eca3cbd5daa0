import { Type } from 'typebox'

/** Reading one connection; one after another, so that slow sources never hold up the county's own work. */
export const fetchJob = { id: 'intake.fetch', schema: Type.Object({ runId: Type.String() }), queue: 'intake' } as const
