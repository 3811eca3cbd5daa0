import { dayInChina, JingweiError, newId, periodDays, transition, type Ctx } from '@jingwei/kernel'
import { enqueue } from '@jingwei/jobs'
import type { HubPlatform } from '../platform.ts'
import { closingCode, monthOf, type ClosingState } from '../../domain/closings/closing.ts'
import { closingLifecycle } from '../../domain/lifecycles.ts'
import { confirmClosing, insertClosing, listClosings, lockClosing, moveClosing, type ClosingRow } from '../../store/closings.ts'
import { closingJob } from '../job-names.ts'
import { openPoints } from './open-points.ts'

/**
 * Proposes to close a month or, when it is closed, to publish a revision of it. Returns its code.
 * @throws kernel.bad_period, hub.month_not_over, hub.closing_open, hub.closing_order, hub.closing_say_why
 */
export async function proposeClosing(hub: HubPlatform, ctx: Ctx, month: string, reason: string, publishOn?: string): Promise<string> {
  if (periodDays(monthOf(month)).last >= dayInChina(ctx.clock.now())) throw new JingweiError('hub.month_not_over', { month })
  const open = await openPoints(hub, ctx, month)
  return hub.store.tx(ctx, async (inside) => {
    // Two proposals at once would choose the same number.
    await hub.store.query(`select pg_advisory_xact_lock(hashtextextended('hub.closing', 0))`, [], inside)
    const all = await listClosings(hub.store, inside)
    const under = all.find((row) => row.state !== 'closed')
    if (under) throw new JingweiError('hub.closing_open', { code: closingCode(under.month, under.revision) })
    const last = all.find((row) => row.revision === 0 && row.month > month)
    const revision = all.filter((row) => row.month === month).length
    if (last && revision === 0) throw new JingweiError('hub.closing_order', { month, last: last.month })
    if (reason.trim() === '' && (revision > 0 || open.length > 0)) throw new JingweiError('hub.closing_say_why', { count: open.length, what: revision > 0 ? '修订 revision' : '封版 closing' })
    await insertClosing(hub.store, inside, { id: newId(), month, revision, reason: reason.trim(), openPoints: open, ...(publishOn === undefined ? {} : { publishOn }) })
    return closingCode(month, revision)
  })
}

/** The second person confirms: the closing is made by a job, after whatever is being taken in. @throws kernel.not_found, hub.closing_moved, hub.closing_same_person */
export const confirm = (hub: HubPlatform, ctx: Ctx, id: string): Promise<void> =>
  move(hub, ctx, id, 'freezing', async (inside, closing) => {
    if (ctx.actor.personId === undefined || ctx.actor.personId === closing.proposed_by_id) throw new JingweiError('hub.closing_same_person')
    await confirmClosing(hub.store, inside, id)
    await enqueue(hub.store, inside, closingJob, { closingId: id }, { key: id })
  })

export const withdrawClosing = (hub: HubPlatform, ctx: Ctx, id: string): Promise<void> => move(hub, ctx, id, 'withdrawn', async (inside) => void (await moveClosing(hub.store, inside, id, 'withdrawn')))

async function move(hub: HubPlatform, ctx: Ctx, id: string, to: ClosingState, work: (inside: Ctx, closing: ClosingRow) => Promise<void>): Promise<void> {
  await hub.store.tx(ctx, async (inside) => {
    const closing = await lockClosing(hub.store, inside, id)
    if (!closing) throw new JingweiError('kernel.not_found', { what: '封版 closing', id })
    try {
      transition(closingLifecycle, closing.state, to)
    } catch {
      const at = closingLifecycle.states[closing.state]
      throw new JingweiError('hub.closing_moved', { state: `${at?.zh} ${at?.en}` })
    }
    await work(inside, closing)
  })
}
