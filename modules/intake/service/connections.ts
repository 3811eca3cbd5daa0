import { JingweiError, newId, stateHolidays, workingCalendar, type Ctx } from '@jingwei/kernel'
import { enqueue, readRun } from '@jingwei/jobs'
import { placeOf, type Connection, type Draft } from '../domain/connection.ts'
import { nextRun } from '../domain/schedule.ts'
import { findConnection, insertConnection, lockDue, moveConnection, scheduleNext, updateConnection } from '../store/connections.ts'
import { endRun, insertRun, openRun, setJobRun } from '../store/runs.ts'
import { checkDraft } from './check-draft.ts'
import { fetchJob } from './job-names.ts'
import type { IntakePlatform } from './platform.ts'
import { demandAgreed, demandReviewed, sourceOf } from './run-fetch.ts'

const holidays = workingCalendar(stateHolidays)

/** @throws kernel.not_found */
export async function demandConnection(intake: IntakePlatform, ctx: Ctx, id: string): Promise<Connection> {
  const connection = await findConnection(intake.store, ctx, id)
  if (!connection) throw new JingweiError('kernel.not_found', { what: '接入 connection', id })
  return connection
}

/** Enters a connection, or changes one in the version its form showed. Returns its id. @throws as `checkDraft`, intake.name_taken, intake.changed_meanwhile */
export async function saveConnection(intake: IntakePlatform, ctx: Ctx, draft: Draft, existing?: { readonly id: string; readonly version: number }): Promise<string> {
  await checkDraft(intake, ctx, draft)
  const mayImport = mayImportAlone(ctx)
  const id = existing?.id ?? newId()
  const next = nextRun(draft.schedule, ctx.clock.now(), holidays)
  try {
    await intake.store.tx(ctx, async (inside) => {
      if (!existing) return insertConnection(intake.store, inside, id, draft, next, mayImport)
      await demandConnection(intake, inside, id)
      if (!(await updateConnection(intake.store, inside, id, existing.version, draft, next, mayImport))) throw new JingweiError('intake.changed_meanwhile')
      return undefined
    })
  } catch (error) {
    if ((error as { code?: unknown }).code === '23505') throw new JingweiError('intake.name_taken', {}, { cause: error })
    throw error
  }
  return id
}

/** Whether who acts may import files that nobody else reviews. */
const mayImportAlone = ({ actor, permissions }: Ctx): boolean => permissions.has('hub.import.run') && (actor.scopes === undefined || actor.scopes.includes('hub.import.run'))

export async function pause(intake: IntakePlatform, ctx: Ctx, id: string, paused: boolean): Promise<void> {
  await intake.store.tx(ctx, async (inside) => {
    const connection = await demandConnection(intake, inside, id)
    await moveConnection(intake.store, inside, id, paused ? 'paused' : 'active', paused ? undefined : nextRun(connection.schedule, ctx.clock.now(), holidays))
  })
}

/** Asks for a run now; returns its id. @throws kernel.not_found, intake.paused, intake.under_way, hub.agreement_ended, intake.no_arrangement */
export async function requestRun(intake: IntakePlatform, ctx: Ctx, id: string, period?: string): Promise<string> {
  const connection = await demandConnection(intake, ctx, id)
  if (connection.state === 'paused') throw new JingweiError('intake.paused', { name: connection.name })
  const source = await sourceOf(intake, ctx, connection.sourceId)
  demandAgreed(source)
  demandReviewed(source, connection)
  const runId = await ask(intake, ctx, connection, 'person', period)
  if (runId === undefined) throw new JingweiError('intake.under_way', { name: connection.name })
  return runId
}

function ask(intake: IntakePlatform, ctx: Ctx, connection: Connection, trigger: 'schedule' | 'person', period?: string): Promise<string | undefined> {
  return intake.store.tx(ctx, async (inside) => {
    const id = newId()
    await endCancelled(intake, inside, connection.id)
    if (!(await insertRun(intake.store, inside, { id, connectionId: connection.id, trigger, place: placeOf(connection.target), ...(period === undefined ? {} : { period }) }))) return undefined
    await setJobRun(intake.store, inside, id, await enqueue(intake.store, inside, fetchJob, { runId: id }, { key: id }))
    return id
  })
}

/** A run whose background work was cancelled, or gave up, has ended: it must not stand in the way of the next. */
async function endCancelled(intake: IntakePlatform, ctx: Ctx, connectionId: string): Promise<void> {
  const open = await openRun(intake.store, ctx, connectionId)
  if (!open) return
  const job = open.job_run_id === null ? undefined : await readRun(intake.store, ctx, open.job_run_id)
  if (job?.state === 'queued' || job?.state === 'running') return
  const { code, zh, en } = new JingweiError('intake.cancelled')
  await endRun(intake.store, ctx, open.id, { state: 'failed', error: { code, zh, en } })
}

/** Asks for a run of each connection that is due, every five minutes; those whose agreement has ended are asked no more. Returns how many were asked. */
export async function askDue(intake: IntakePlatform, ctx: Ctx): Promise<number> {
  const now = ctx.clock.now()
  let asked = 0
  await intake.store.tx(ctx, async (inside) => {
    for (const connection of await lockDue(intake.store, inside, now)) {
      await scheduleNext(intake.store, inside, connection.id, nextRun(connection.schedule, now, holidays))
      if (connection.nextRunAt === undefined) continue
      if ((await sourceOf(intake, inside, connection.sourceId)).ended) continue
      if ((await ask(intake, inside, connection, 'schedule')) !== undefined) asked += 1
    }
  })
  return asked
}
