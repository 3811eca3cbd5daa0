import type { Ctx } from '@jingwei/kernel'
import type { Store } from '@jingwei/store'

/**
 * Hangs the enterprise of each mention under the one enterprise that is registered by the head's name; none or several
 * leave it alone. The inner select asks for the name alone: while a chunk is linked, what the planner knows of the
 * other columns is out of date.
 */
export const hangUnderHeads = (store: Store, ctx: Ctx, branches: readonly { readonly mentionId: bigint; readonly head: string }[]): Promise<unknown> =>
  store.query(
    `with branch as materialized (
       select distinct m.enterprise_id, b.head from unnest($1::bigint[], $2::text[]) as b(mention_id, head)
         join hub.mention m on m.id = b.mention_id join hub.enterprise e on e.id = m.enterprise_id where e.head_id is null),
     head as (
       select b.enterprise_id, min(h.enterprise_id::text)::uuid as head_id
       from branch b cross join lateral (select distinct enterprise_id from hub.mention where name = b.head and register offset 0) as h
       where h.enterprise_id <> b.enterprise_id group by b.enterprise_id having count(distinct h.enterprise_id) = 1)
     update hub.enterprise e set head_id = head.head_id from head where e.id = head.enterprise_id`,
    [branches.map((branch) => branch.mentionId), branches.map((branch) => branch.head)], ctx)
