import type { Ctx } from '@jingwei/kernel'
import { enqueue } from '@jingwei/jobs'
import type { HubPlatform } from './platform.ts'
import { fuseJob } from './job-names.ts'

/** Asks for stale enterprises to be fused soon, once for all that came in the meantime. */
export const requestFuse = (hub: HubPlatform, ctx: Ctx): Promise<string> => enqueue(hub.store, ctx, fuseJob, {}, { key: 'fuse' })
