import type { Ctx } from '@jingwei/kernel'
import type { HubPlatform } from './platform.ts'
import type { FusedEnterprise } from './fuse-enterprises.ts'
import { deleteFacts, insertEnterprises, insertFacts } from '../store/columnar.ts'

/** Replaces what the columnar store knows of some enterprises. `known` had facts before and lose them first. */
export async function publishFacts(hub: HubPlatform, _ctx: Ctx, known: readonly string[], fused: readonly FusedEnterprise[]): Promise<void> {
  if (known.length > 0) await deleteFacts(hub.columnar, known)
  await insertEnterprises(hub.columnar, fused.flatMap((entry) => (entry.summary ? [entry.summary] : [])))
  await insertFacts(hub.columnar, fused)
}
