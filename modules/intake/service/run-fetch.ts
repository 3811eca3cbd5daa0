import { JingweiError, serviceCtx, type Ctx } from '@jingwei/kernel'
import type { JobTools } from '@jingwei/jobs'
import { isUnavailable } from '@jingwei/store'
import type { FetchableSource } from '@jingwei/hub'
import { kindNames, placeOf, type Connection } from '../domain/connection.ts'
import { inHandUpTo } from '../domain/watermark.ts'
import { countFailure, findConnection } from '../store/connections.ts'
import { beginRun, delayRun, endRun, handedRuns, type HandedRun, type Outcome, type RunRow } from '../store/runs.ts'
import { takeFile } from '../store/seen-files.ts'
import { takeNewFile } from './fetch-folder.ts'
import { fetchTable } from './fetch-table.ts'
import type { IntakePlatform } from './platform.ts'
import { isPassing } from './read/source-error.ts'

/** After this many failed runs in a row somebody must look. */
export const attentionAfter = 3

type Tools = Pick<JobTools, 'guard' | 'last' | 'progress' | 'signal'>
type Brought = Outcome & { readonly digest: string; readonly fileName: string; readonly takenName?: string }

/**
 * One run of a connection: reads, then hands in and ends the run in one transaction. Killed anywhere it is begun anew and
 * nothing is doubled, because only that transaction hands in. Passing failures are thrown, so that the job comes again
 * later; others end the run.
 */
export async function runFetch(intake: IntakePlatform, ctx: Ctx, runId: string, tools: Tools): Promise<void> {
  const { store } = intake
  const run = await beginRun(store, ctx, runId)
  const connection = run && (await findConnection(store, ctx, run.connection_id))
  if (!run || !connection) return
  try {
    const source = await sourceOf(intake, ctx, connection.sourceId)
    const outcome = await bring(intake, ctx, run, connection, source, tools)
    await store.tx(ctx, async (inside) => {
      await tools.guard(inside)
      await endRun(store, inside, run.id, 'digest' in outcome && outcome.state === 'handed' ? await hand(intake, inside, run, connection, source, outcome as Brought) : outcome)
      await countFailure(store, inside, connection.id, false)
    })
  } catch (error) {
    const unknown = !(error instanceof JingweiError)
    if (tools.signal.aborted || isUnavailable(error) || (unknown && !tools.last) || (!unknown && error.code === 'jobs.superseded')) throw error
    const { code, zh, en } = unknown ? new JingweiError('kernel.internal', { traceId: ctx.traceId }) : error
    const told = { code, zh, en }
    intake.logger.warn({ connection: connection.code, run: run.id, code, attempt: run.attempts }, 'a connection could not be read')
    if (isPassing(error) && !tools.last) {
      await delayRun(store, ctx, run.id, told)
      throw error
    }
    const waits = code === 'hub.delivery_open' || code === 'hub.delivery_landing'
    await store.tx(ctx, async (inside) => {
      await endRun(store, inside, run.id, { state: waits ? 'waiting' : 'failed', error: told })
      const failures = await countFailure(store, inside, connection.id, !waits)
      if (failures === attentionAfter) await intake.attention(inside, connection, { zh: told.zh, en: told.en })
    })
  }
}

/** What the county knows of a connection's source today. @throws kernel.not_found, hub.agreement_ended */
export async function sourceOf(intake: IntakePlatform, ctx: Ctx, sourceId: string): Promise<FetchableSource> {
  const source = (await intake.hub.fetching.sources(serviceCtx('intake', { clock: ctx.clock, ...(ctx.transaction ? { transaction: ctx.transaction } : {}) }))).find((each) => each.id === sourceId)
  if (!source) throw new JingweiError('kernel.not_found', { what: '数据源 source', id: sourceId })
  return source
}

/** Reads are allowed only while the agreement lasts. @throws hub.agreement_ended */
export function demandAgreed(source: FetchableSource): void {
  if (source.ended) throw new JingweiError('hub.agreement_ended', { source: `${source.zh} ${source.en}`, endsOn: source.arrangement?.endsOn ?? '' })
}

/**
 * Without an arrangement nobody reviews what is read: then whoever saved the connection must be one who may import by
 * themselves. @throws intake.no_arrangement
 */
export function demandReviewed(source: FetchableSource, { name, mayImport }: Connection): void {
  if (!source.arrangement && !mayImport) throw new JingweiError('intake.no_arrangement', { name, source: `${source.zh} ${source.en}` })
}

async function bring(intake: IntakePlatform, ctx: Ctx, run: RunRow, connection: Connection, source: FetchableSource, tools: Tools): Promise<Outcome> {
  demandAgreed(source)
  demandReviewed(source, connection)
  const period = source.arrangement ? (run.period ?? source.awaited) : undefined
  if (source.arrangement && period === undefined) throw new JingweiError('intake.period_needed', { source: `${source.zh} ${source.en}` })
  const at = period === undefined ? {} : { period }
  const before = await earlier(intake, ctx, connection, period, source.arrangement?.manner === 'increment')
  if (before.some((each) => each.open && each.run.period === (period ?? null))) return { state: 'waiting', ...at }
  const { target } = connection
  if (target.kind === 'folder') {
    const taken = await takeNewFile(intake, ctx, connection, target)
    if (!taken) return { state: 'empty', ...at }
    if (taken.known) {
      await takeFile(intake.store, ctx, connection.id, taken.name, taken.file.digest)
      return { state: 'unchanged', fileName: taken.name, ...at }
    }
    return { state: 'handed', digest: taken.file.digest, fileName: taken.name, takenName: taken.name, ...at } as Brought
  }
  const markFrom = inHandUpTo(before.flatMap((each) => (each.run.mark_up_to === null ? [] : [{ upTo: each.run.mark_up_to, counts: each.counts, ...(each.run.mark_from === null ? {} : { from: each.run.mark_from }) }])))
  const fetched = await fetchTable(intake, ctx, connection, { source, period, markFrom }, (rows) => tools.progress({ done: rows, unit: '行', note_zh: `读取 ${connection.name}`, note_en: `Reading ${connection.name}` }), tools.signal)
  if (!fetched || fetched.file.rows === 0) return { state: 'empty', ...at }
  const { file, fileName, markUpTo } = fetched
  const same = before.findLast((each) => each.run.period === (period ?? null))
  const facts = { rows: file.rows, contentMark: file.contentMark, ...at, ...(markUpTo === undefined ? {} : { markUpTo }), ...(markFrom === undefined ? {} : { markFrom }) }
  // What a reviewer sent back is handed in again only when somebody asks for it, or when it has changed.
  if (same?.run.content_mark === file.contentMark && (same.counts || (same.returned && run.trigger === 'schedule'))) return { state: 'unchanged', ...facts }
  return { state: 'handed', digest: file.digest, fileName, ...facts } as Brought
}

type Earlier = { readonly run: HandedRun; readonly open: boolean; readonly returned: boolean; readonly counts: boolean }

/** What the connection handed in before that this reading goes by, with what became of it. */
async function earlier(intake: IntakePlatform, ctx: Ctx, connection: Connection, period: string | undefined, additions: boolean): Promise<Earlier[]> {
  const runs = await handedRuns(intake.store, ctx, connection.id, period, additions)
  const states = await intake.hub.fetching.states(ctx, { submissions: runs.flatMap((each) => each.submission_id ?? []), imports: runs.flatMap((each) => each.import_id ?? []) })
  return runs.map((run) => {
    const found = states.get(run.submission_id ?? run.import_id ?? '')
    const open = found?.kind === 'submission' && ['checking', 'checked', 'submitted'].includes(found.state)
    const landed = found?.kind === 'import' ? found.state : found?.importState
    const counts = open || ((found?.kind === 'import' || found?.state === 'accepted') && landed !== 'failed' && landed !== 'cancelled')
    return { run, open, returned: found?.kind === 'submission' && found.state === 'returned', counts }
  })
}

/** Hands in what was read, in the run's last transaction: as a delivery for the period, or as an import where nothing is agreed. */
async function hand(intake: IntakePlatform, ctx: Ctx, run: RunRow, connection: Connection, source: FetchableSource, brought: Brought): Promise<Outcome> {
  const content = await intake.blobs.get(brought.digest)
  async function* files() {
    yield { name: brought.fileName, content }
  }
  if (brought.takenName !== undefined) await takeFile(intake.store, ctx, connection.id, brought.takenName, brought.digest)
  const as: Ctx = { ...ctx, actor: { kind: 'service', name: `接入 ${connection.name}`, roles: [] }, purpose: 'maintenance' }
  if (!source.arrangement) return { ...brought, importId: await intake.hub.receive(as, files()) }
  const note = `接入“${connection.name}”：${kindNames[connection.target.kind].zh} ${placeOf(connection.target)}${brought.rows === undefined ? '' : `，${brought.rows} 行`}`
  return { ...brought, submissionId: await intake.hub.fetching.handIn(as, source.id, brought.period ?? '', files(), { note, hands: [...new Set([...connection.hands, ...run.hands])] }) }
}
