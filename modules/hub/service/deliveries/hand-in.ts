import { dayInChina, JingweiError, newId, type Ctx } from '@jingwei/kernel'
import { enqueue } from '@jingwei/jobs'
import type { TableHead } from '@jingwei/tabular'
import type { HubPlatform } from '../platform.ts'
import { builtInSources, nameOf } from '../../domain/sources/built-in.ts'
import { recognise } from '../../domain/sources/recognise.ts'
import type { Arrangement } from '../../domain/deliveries/arrangement.ts'
import { insertSubmission, submissionsOf, type SubmissionRow } from '../../store/submissions.ts'
import { precheckJob } from '../job-names.ts'
import { readDelivery } from '../read-delivery.ts'
import { safeName, type DeliveredFiles } from '../receive-import.ts'
import { unrecognised } from '../unrecognised.ts'
import { unreadable } from '../file-error.ts'
import { arrangementFor } from './arrangements.ts'
import { attemptOf } from './calendar.ts'
import { demandNewest } from './demand-newest.ts'

/**
 * Keeps a file handed in for a source's period and has it looked over; returns the attempt's id. Nothing is taken into
 * the hub before a second person accepts it. @throws hub.one_file, hub.no_files, hub.unrecognised, hub.columns_missing,
 * hub.unreadable, hub.wrong_source, hub.delivery_open, hub.delivery_landing, hub.later_period, and what `arrangementFor` throws
 */
export async function handIn(hub: HubPlatform, ctx: Ctx, sourceId: string, period: string, files: DeliveredFiles, fetched?: { readonly note: string; readonly hands: readonly string[] }): Promise<string> {
  const arrangement = await arrangementFor(hub, ctx, sourceId, period, dayInChina(ctx.clock.now()))
  const file = await keepOne(hub, files)
  await demandFits(hub, sourceId, file)
  const id = newId()
  await hub.store.tx(ctx, async (inside) => {
    const corrects = await demandPlace(hub, inside, arrangement, period)
    await insertSubmission(hub.store, inside, { id, sourceId, period, manner: arrangement.manner, kind: 'file', state: 'checking', file, ...(fetched ? fetched : behalf(ctx, arrangement)), ...(corrects === undefined ? {} : { corrects }) })
    await enqueue(hub.store, inside, precheckJob, { submissionId: id }, { key: id })
  })
  return id
}

/** Says that there is nothing to report for a period; a second person accepts that too. @throws as `handIn`, hub.reason_needed, hub.not_nothing */
export async function reportNothing(hub: HubPlatform, ctx: Ctx, sourceId: string, period: string, note: string): Promise<string> {
  const arrangement = await arrangementFor(hub, ctx, sourceId, period, dayInChina(ctx.clock.now()))
  if (note.trim() === '') throw new JingweiError('hub.reason_needed')
  const id = newId()
  await hub.store.tx(ctx, async (inside) => {
    const corrects = await demandPlace(hub, inside, arrangement, period)
    // Nothing at all is no table as it stands, and takes back no additions.
    if (arrangement.manner === 'whole' || (arrangement.manner === 'increment' && corrects !== undefined)) throw new JingweiError('hub.not_nothing', { source: nameOf(sourceId) })
    await insertSubmission(hub.store, inside, { id, sourceId, period, manner: arrangement.manner, kind: 'zero', state: 'submitted', note: note.trim(), ...behalf(ctx, arrangement), ...(corrects === undefined ? {} : { corrects }) })
  })
  return id
}

/** 代传: somebody of another office hands in what the provider should. */
const behalf = (ctx: Ctx, { provider }: Arrangement): { readonly onBehalfOf?: string } => (provider === '' || provider === ctx.actor.organisationName ? {} : { onBehalfOf: provider })

async function keepOne(hub: HubPlatform, files: DeliveredFiles): Promise<{ name: string; digest: string; size: number }> {
  const kept: { name: string; digest: string; size: number }[] = []
  for await (const file of files) kept.push({ name: safeName(file.name), ...(await hub.blobs.put(file.content)) })
  const [only] = kept
  if (!only) throw new JingweiError('hub.no_files', { where: 'upload' })
  if (kept.length > 1) throw new JingweiError('hub.one_file', { count: kept.length })
  return only
}

async function demandFits(hub: HubPlatform, sourceId: string, file: { name: string; digest: string; size: number }): Promise<void> {
  const header = (await headOf(hub, file))?.header ?? []
  const found = recognise(header, builtInSources)?.source
  if (found && found.id !== sourceId) throw new JingweiError('hub.wrong_source', { found: nameOf(found.id), expected: nameOf(sourceId) })
  if (found) return
  throw unrecognised(header)
}

async function headOf(hub: HubPlatform, file: { name: string; digest: string; size: number }): Promise<TableHead | undefined> {
  try {
    for await (const event of readDelivery(await hub.blobs.path(file.digest), file.name, file.size)) if (event.kind === 'head') return event.head
    return undefined
  } catch (error) {
    const known = unreadable(error, file.name)
    throw known ? new JingweiError('hub.unreadable', { reason: `${known.zh} ${known.en}` }) : error
  }
}

const open = new Set<SubmissionRow['state']>(['checking', 'checked', 'submitted'])

/** One attempt at a time, and none before the last accepted one is in. Returns the accepted one that a new attempt corrects. */
async function demandPlace(hub: HubPlatform, ctx: Ctx, arrangement: Arrangement, period: string): Promise<string | undefined> {
  const { sourceId } = arrangement
  await hub.store.query('select pg_advisory_xact_lock(hashtextextended($1, 0))', [`hub.submission ${sourceId} ${period}`], ctx)
  const before = await submissionsOf(hub.store, ctx, [], [sourceId], [period])
  if (before.some((each) => open.has(each.state))) throw new JingweiError('hub.delivery_open', { source: nameOf(sourceId), period })
  if (before.some((each) => each.import_state === 'queued' || each.import_state === 'running')) throw new JingweiError('hub.delivery_landing', { source: nameOf(sourceId), period })
  await demandNewest(hub, ctx, arrangement, period)
  return before.findLast((each) => each.state === 'accepted' && !attemptOf(each).stuck)?.id
}
