import { JingweiError, type Ctx } from '@jingwei/kernel'
import { countOpenOf, moveResponsibility } from '../store/handover.ts'
import { demandMember } from './directory.ts'
import type { TasksPlatform } from './platform.ts'
import { tellReceiver } from './telling.ts'

export type HandedOver = { readonly moved: number; readonly left: number }

/**
 * 移交: all open tasks of a person who leaves go to a colleague of the office that leads them, each with a line in its
 * history. What other offices lead stays and is counted as left, so that nothing is forgotten silently.
 * @throws tasks.same_person, tasks.handover_elsewhere, tasks.person_elsewhere, kernel.not_found
 */
export async function handOver(tasks: TasksPlatform, ctx: Ctx, fromId: string, toId: string, reason: string): Promise<HandedOver> {
  const { store, directory } = tasks
  if (fromId === toId) throw new JingweiError('tasks.same_person')
  return store.tx(ctx, async (inside) => {
    const receiver = await directory.person(inside, toId)
    if (!receiver) throw new JingweiError('kernel.not_found', { what: '人员 person', id: toId })
    const officeId = receiver.organisationId
    const everywhere = ctx.actor.kind === 'service' || ctx.actor.roles.includes('leader')
    if (!everywhere && (officeId === undefined || officeId !== ctx.actor.organisationId)) throw new JingweiError('tasks.handover_elsewhere')
    const to = await demandMember(tasks, inside, officeId, toId)
    const moved = await moveResponsibility(store, inside, fromId, to, officeId ?? '', reason)
    await tellReceiver(tasks, inside, toId, moved.length)
    return { moved: moved.length, left: await countOpenOf(store, inside, fromId) }
  })
}
