import type { Ctx } from '@jingwei/kernel'
import type { HubPlatform } from './platform.ts'
import type { MentionRow } from '../store/mentions.ts'
import { enterprisesOfMentions, hangUnder, registeredAs } from '../store/heads.ts'

/** What a branch is called after its head's full name: 某某有限公司 + 濮院分公司. */
const branchName = /^(.{4,}?(?:公司|银行|合作社|集团)).{0,12}(?:分公司|支行|分行|营业部|门市部|经营部|办事处|分店|分厂|分社|营业厅|服务站|分理处|加油站)$/u

/** Hangs the branches among newly linked mentions under the head whose registered name their own begins with. A branch never merges into its head. */
export async function placeUnderHeads(hub: HubPlatform, ctx: Ctx, linked: readonly MentionRow[]): Promise<void> {
  const branches = linked.flatMap((row) => {
    const head = row.register ? branchName.exec(row.name.normalize('NFKC'))?.[1] : undefined
    return head === undefined ? [] : [{ mentionId: row.id, head }]
  })
  if (branches.length === 0) return
  const heads = await registeredAs(hub.store, ctx, [...new Set(branches.map((branch) => branch.head))])
  const enterprises = await enterprisesOfMentions(hub.store, ctx, branches.map((branch) => branch.mentionId))
  const headOf = new Map<string, string>()
  for (const { mentionId, head } of branches) {
    const [enterprise, above] = [enterprises.get(mentionId), heads.get(head)]
    if (enterprise !== undefined && above !== undefined && enterprise !== above) headOf.set(enterprise, above)
  }
  await hangUnder(hub.store, ctx, headOf)
}
