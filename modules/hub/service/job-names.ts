import { Type } from 'typebox'

/** Imports and fusing change the same rows, so they go one after another. */
const queue = 'hub'

/** Taking one import through its stages. */
export const importJob = { id: 'hub.import', schema: Type.Object({ importId: Type.String() }), queue } as const

/** Linking and fusing what a confirmed fix has let in. */
export const relinkJob = { id: 'hub.relink', schema: Type.Object({}), queue } as const

/** Removing use records whose term has ended. */
export const forgetJob = { id: 'hub.forget', schema: Type.Object({}) } as const

/** Fusing what a decision of a person has made stale. */
export const fuseJob = { id: 'hub.fuse', schema: Type.Object({}), queue } as const

/** Looking a delivery over before anybody accepts it; changes no data, so it waits for no import. */
export const precheckJob = { id: 'hub.precheck', schema: Type.Object({ submissionId: Type.String() }) } as const

/** Making a confirmed closing, after whatever is being taken in. */
export const closingJob = { id: 'hub.close', schema: Type.Object({ closingId: Type.String() }), queue } as const
