import { breather, type Ctx } from '@jingwei/kernel'
import type { HubPlatform } from '../platform.ts'
import { closingDigest } from '../../domain/closings/closed-digest.ts'
import { closedIdsAfter, closedVersions } from '../../store/closed-enterprises.ts'
import { definitionsOf } from '../../store/closings.ts'
import { beforeAll } from '../../store/golden.ts'

const chunk = 500

/** Computes the digest of a closing anew from what is kept of it. */
export async function digestOfClosing(hub: HubPlatform, ctx: Ctx, seq: number): Promise<string> {
  const digest = closingDigest(await definitionsOf(hub.store, ctx, seq))
  const pause = breather()
  for (let after = beforeAll; ; ) {
    const ids = await closedIdsAfter(hub.store, ctx, seq, after, chunk)
    const last = ids.at(-1)
    if (last === undefined) return digest.end()
    after = last
    const versions = await closedVersions(hub.store, ctx, ids, seq)
    for (const id of ids) {
      await pause()
      const version = versions.get(id)
      if (version) digest.add(version.frame, version.cells)
    }
  }
}
