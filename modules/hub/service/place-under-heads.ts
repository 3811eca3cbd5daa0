import type { Ctx } from '@jingwei/kernel'
import type { HubPlatform } from './platform.ts'

/** What a branch is called after its head's full name: 某某有限公司 + 濮院分公司. */
const branchPattern = '^(.{4,}?(?:公司|银行|合作社|集团))(.{0,12}(?:分公司|支行|分行|营业部|门市部|经营部|办事处|分店|分厂|分社|营业厅|服务站|分理处|加油站))$'

/** Hangs branches under the head whose registered name their own begins with. A branch never merges into its head. */
export async function placeUnderHeads(hub: HubPlatform, ctx: Ctx): Promise<void> {
  await hub.store.query(
    `with branch as (
       select distinct m.enterprise_id, (regexp_match(normalize(m.name, NFKC), $1))[1] as head_name
       from hub.mention m join hub.stale s using (enterprise_id) join hub.enterprise e on e.id = m.enterprise_id
       where m.register and e.head_id is null and normalize(m.name, NFKC) ~ $1),
     head as (
       select b.enterprise_id, (array_agg(distinct h.enterprise_id))[1] as head_id
       from branch b join hub.mention h on h.register and h.name = b.head_name and h.enterprise_id is not null and h.enterprise_id <> b.enterprise_id
       group by b.enterprise_id having count(distinct h.enterprise_id) = 1)
     update hub.enterprise e set head_id = head.head_id from head where e.id = head.enterprise_id`, [branchPattern], ctx)
}
