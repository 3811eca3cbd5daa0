import type { Ctx } from '@jingwei/kernel'
import type { Store } from '@jingwei/store'
import type { ChannelId } from '../domain/channel.ts'

export type Choice = { readonly personId: string; readonly channel: ChannelId; readonly kind: string }

/** What people chose for one kind of message. */
export const choicesFor = (store: Store, ctx: Ctx, people: readonly string[], kind: string): Promise<Choice[]> =>
  store.query<Choice>('select person_id as "personId", channel, kind from notify.choice where person_id = any($1::uuid[]) and kind = $2', [people, kind], ctx)

export const choicesOf = (store: Store, ctx: Ctx, personId: string): Promise<Choice[]> =>
  store.query<Choice>('select person_id as "personId", channel, kind from notify.choice where person_id = $1 order by kind, channel', [personId], ctx)

/** Replaces all one chose. */
export async function putChoices(store: Store, ctx: Ctx, personId: string, choices: readonly { readonly kind: string; readonly channel: ChannelId }[]): Promise<void> {
  await store.tx(ctx, async (inside) => {
    await store.query('delete from notify.choice where person_id = $1', [personId], inside)
    await store.query('insert into notify.choice (person_id, kind, channel) select $1, c.kind, c.channel from unnest($2::text[], $3::text[]) as c(kind, channel) on conflict do nothing',
      [personId, choices.map((each) => each.kind), choices.map((each) => each.channel)], inside)
  })
}
