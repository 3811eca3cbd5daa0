import { Type } from 'typebox'

/** Asking for a sending; the process that asks need not be able to do it. */
export const sendJob = { id: 'notify.send', schema: Type.Object({ id: Type.String() }) }
