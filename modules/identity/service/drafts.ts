import type { Ctx } from '@jingwei/kernel'
import { JingweiError } from '@jingwei/kernel'
import { draftOf, dropDraft, saveDraft, type Draft } from '../store/drafts.ts'
import type { Parts } from './platform.ts'

/** Whose drafts these are: the signed-in person's. There is no way to name another's. @throws kernel.unauthenticated */
const author = (ctx: Ctx): string => {
  if (ctx.actor.personId === undefined) throw new JingweiError('kernel.unauthenticated')
  return ctx.actor.personId
}

/** What one has begun in a form; undefined when there is nothing, or it is too old. */
export const readDraft = ({ store }: Parts, ctx: Ctx, form: string): Promise<Draft | undefined> => draftOf(store, ctx, author(ctx), form)

/** Keeps a form as it stands, over what was kept before. */
export async function keepDraft({ store }: Parts, ctx: Ctx, form: string, content: object): Promise<{ savedAt: string }> {
  await store.tx(ctx, (inside) => saveDraft(store, inside, author(ctx), form, content))
  return { savedAt: ctx.clock.now().toISOString() }
}

/** The form was sent, or its author does not want it any more. */
export const discardDraft = ({ store }: Parts, ctx: Ctx, form: string): Promise<void> => dropDraft(store, ctx, author(ctx), form)
