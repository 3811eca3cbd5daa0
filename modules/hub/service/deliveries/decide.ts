import { dayInChina, JingweiError, newId, type Ctx } from '@jingwei/kernel'
import { isSecondPerson } from '@jingwei/identity'
import { enqueue } from '@jingwei/jobs'
import type { HubPlatform } from '../platform.ts'
import { submissionLifecycle } from '../../domain/lifecycles.ts'
import { insertImport } from '../../store/imports.ts'
import { lockSubmission, moveSubmission, nextReceipt, reviewSubmission, type SubmissionRow } from '../../store/submissions.ts'
import { supersede } from '../../store/supersede.ts'
import { demandRevisionReason } from '../closings/as-closed.ts'
import { hiddenSources } from '../hidden-sources.ts'
import { importJob } from '../job-names.ts'
import { requestFuse } from '../request-fuse.ts'
import { arrangementFor } from './arrangements.ts'
import { demandNewest } from './demand-newest.ts'

/** Hands a looked-over file on to whoever reviews it. @throws hub.say_why when the pre-check asks and `note` does not answer, hub.revision_say_why for a closed period */
export const submit = (hub: HubPlatform, ctx: Ctx, id: string, note: string): Promise<void> =>
  move(hub, ctx, id, 'submitted', async (inside, submission) => {
    const asked = (submission.findings?.findings ?? []).filter((finding) => finding.weight === 'ask')
    if (asked.length > 0 && note.trim() === '') throw new JingweiError('hub.say_why', { count: asked.length })
    await demandRevisionReason(hub, inside, submission.period, note)
    await moveSubmission(hub.store, inside, id, 'submitted', note.trim())
  })

/** Takes an attempt back before it is reviewed; it stays on file. */
export const withdraw = (hub: HubPlatform, ctx: Ctx, id: string): Promise<void> =>
  move(hub, ctx, id, 'withdrawn', async (inside, submission) => void (await moveSubmission(hub.store, inside, id, 'withdrawn', submission.note)))

/** The second person accepts: a receipt is given and, for a file, its import queued, all or nothing. Returns the receipt. @throws hub.same_person, hub.later_period, hub.agreement_ended, hub.revision_say_why */
export async function accept(hub: HubPlatform, ctx: Ctx, id: string, note: string): Promise<string> {
  let receiptNo = ''
  await move(hub, ctx, id, 'accepted', async (inside, submission) => {
    await demandSecondPerson(hub, inside, submission)
    await arrangementFor(hub, inside, submission.source_id, submission.period, dayInChina(ctx.clock.now()))
    // It may have been submitted before the month was closed, or by a machine: then whoever accepts it says why.
    await demandRevisionReason(hub, inside, submission.period, submission.submitted_by_id === null ? note : `${submission.note}${note}`)
    if (submission.kind === 'file') await demandNewest(hub, inside, { sourceId: submission.source_id, manner: submission.manner }, submission.period)
    receiptNo = await nextReceipt(hub.store, inside, submission.period)
    const importId = submission.kind === 'file' ? newId() : undefined
    if (importId !== undefined) {
      await insertImport(hub.store, inside, importId, [{ name: submission.file_name ?? '', digest: submission.digest ?? '', size: Number(submission.size) }])
      await enqueue(hub.store, inside, importJob, { importId }, { key: importId })
    }
    if (submission.kind === 'zero' && submission.corrects !== null) await takeBack(hub, inside, submission)
    await reviewSubmission(hub.store, inside, id, { state: 'accepted', reason: note.trim(), receiptNo, ...(importId === undefined ? {} : { importId }) })
  })
  return receiptNo
}

/** The second person sends it back, saying why. @throws hub.same_person, hub.reason_needed */
export const sendBack = (hub: HubPlatform, ctx: Ctx, id: string, reason: string): Promise<void> =>
  move(hub, ctx, id, 'returned', async (inside, submission) => {
    await demandSecondPerson(hub, inside, submission)
    if (reason.trim() === '') throw new JingweiError('hub.reason_needed')
    await reviewSubmission(hub.store, inside, id, { state: 'returned', reason: reason.trim() })
  })

/** A period that was delivered and turns out to have nothing: its rows are replaced by none. */
async function takeBack(hub: HubPlatform, ctx: Ctx, { source_id: sourceId, period, manner }: SubmissionRow): Promise<void> {
  await supersede(hub.store, ctx, { sourceId, period, manner }, everyDelivery)
  await requestFuse(hub, ctx)
}

const everyDelivery = 2n ** 62n

/** Neither who handed it in, or had a machine do it, nor who answered the pre-check's questions reviews it, nor who acts for them or had them act for him. */
async function demandSecondPerson({ principalsSince }: HubPlatform, ctx: Ctx, { handled_by_id: handler, submitted_by_id: submitter, hands: set, created_at: since }: SubmissionRow): Promise<void> {
  const hands = [handler, submitter, ...set].filter((id) => id !== null)
  const behind = hands.length === 0 ? [] : ((await principalsSince?.(ctx, hands, since)) ?? [])
  if (!isSecondPerson(ctx.actor, hands, behind)) throw new JingweiError('hub.same_person')
}

/** One move along the lifecycle, under lock. @throws kernel.not_found, hub.delivery_moved */
async function move(hub: HubPlatform, ctx: Ctx, id: string, to: 'submitted' | 'withdrawn' | 'accepted' | 'returned', work: (inside: Ctx, submission: SubmissionRow) => Promise<void>): Promise<void> {
  await hub.store.tx(ctx, async (inside) => {
    const submission = await lockSubmission(hub.store, inside, hiddenSources(ctx), id)
    if (!submission) throw new JingweiError('kernel.not_found', { what: '交付 delivery', id })
    const from = submissionLifecycle.states[submission.state]
    if (!from?.to.includes(to)) throw new JingweiError('hub.delivery_moved', { state: from ? `${from.zh} ${from.en}` : submission.state })
    await work(inside, submission)
  })
}
