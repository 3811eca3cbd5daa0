import { dayInChina, JingweiError, newId, periodDays, transition, type Ctx } from '@jingwei/kernel'
import { isSecondPerson } from '@jingwei/identity'
import { enqueue, readRun } from '@jingwei/jobs'
import type { HubPlatform } from '../platform.ts'
import { closingCode, monthOf, type ClosingState } from '../../domain/closings/closing.ts'
import { closingLifecycle } from '../../domain/lifecycles.ts'
import { closingUnderWay, confirmClosing, insertClosing, listClosings, lockClosing, moveClosing, type ClosingRow } from '../../store/closings.ts'
import { told } from '../file-error.ts'
import { closingJob } from '../job-names.ts'
import { openPoints } from './open-points.ts'

/**
 * Proposes to close a month or, when it is closed, to publish a revision of it. Returns its code.
 * @throws kernel.bad_period, hub.month_not_over, hub.closing_open, hub.closing_order, hub.closing_say_why
 */
export async function proposeClosing(hub: HubPlatform, ctx: Ctx, month: string, reason: string, publishOn?: string): Promise<string> {
  if (periodDays(monthOf(month)).last >= dayInChina(ctx.clock.now())) throw new JingweiError('hub.month_not_over', { month })
  await endInterrupted(hub, ctx)
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
    const hands = closing.proposed_by_id === null ? [] : [closing.proposed_by_id]
    const behind = hands.length === 0 ? [] : ((await hub.principalsSince?.(inside, hands, closing.proposed_at)) ?? [])
    if (!isSecondPerson(ctx.actor, hands, behind)) throw new JingweiError('hub.closing_same_person')
    await confirmClosing(hub.store, inside, id, await enqueue(hub.store, inside, closingJob, { closingId: id }, { key: id }))
  })

/** A closing whose background work was cancelled, or gave up, is not being made any more: it may be confirmed again or withdrawn. */
export async function endInterrupted(hub: HubPlatform, ctx: Ctx): Promise<void> {
  const closing = await closingUnderWay(hub.store, ctx)
  if (!closing || closing.run_id === null) return
  const run = await readRun(hub.store, ctx, closing.run_id)
  if (run?.state === 'queued' || run?.state === 'running') return
  // It may have ended well between the two readings: under lock it says so.
  await hub.store.tx(ctx, async (inside) => {
    if ((await lockClosing(hub.store, inside, closing.id))?.state === 'freezing') await moveClosing(hub.store, inside, closing.id, 'failed', told(new JingweiError('hub.closing_interrupted')))
  })
}

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
