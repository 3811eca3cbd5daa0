import type { Ctx } from '@jingwei/kernel'
import type { HubPlatform } from './platform.ts'
import { hangUnder, headless, registeredAs, registeredLike } from '../store/heads.ts'

/** What a branch is called after its head's full name: 某某有限公司 + 濮院分公司. */
const branchTail = '(?:分公司|支行|分行|营业部|门市部|经营部|办事处|分店|分厂|分社|营业厅|服务站|分理处|加油站)$'
const branchName = new RegExp(`^(.{4,}?(?:公司|银行|合作社|集团)).{0,12}${branchTail}`, 'u')

const folded = (name: string): string => name.normalize('NFKC')

/**
 * Hangs branches without a head under the enterprise whose registered name their own begins with, also when that one
 * registered later. A branch never merges into its head; one whose head is not plain stays alone.
 */
export async function placeUnderHeads(hub: HubPlatform, ctx: Ctx): Promise<void> {
  const branches = (await registeredLike(hub.store, ctx, branchTail)).flatMap((row) => {
    const head = branchName.exec(folded(row.name))?.[1]
    return head === undefined ? [] : [{ enterpriseId: row.enterprise_id, head }]
  })
  const open = await headless(hub.store, ctx, branches.map((branch) => branch.enterpriseId))
  const wanted = branches.filter((branch) => open.has(branch.enterpriseId))
  if (wanted.length === 0) return
  const bearers = new Map<string, Set<string>>()
  for (const row of await registeredAs(hub.store, ctx, [...new Set(wanted.map(({ head }) => head))])) {
    const name = folded(row.name)
    bearers.set(name, (bearers.get(name) ?? new Set()).add(row.enterprise_id))
  }
  const heads = new Map<string, Set<string>>()
  for (const { enterpriseId, head } of wanted) {
    for (const above of bearers.get(head) ?? []) {
      if (above !== enterpriseId) heads.set(enterpriseId, (heads.get(enterpriseId) ?? new Set()).add(above))
    }
  }
  await hangUnder(hub.store, ctx, new Map([...heads].flatMap(([enterpriseId, above]) => (above.size === 1 ? [[enterpriseId, [...above][0] ?? ''] as const] : []))))
}
