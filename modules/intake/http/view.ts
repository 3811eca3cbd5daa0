import { compact } from '@jingwei/http'
import type { Ctx } from '@jingwei/kernel'
import type { FetchableSource, FetchedState } from '@jingwei/hub'
import { kindNames, placeOf, type Connection } from '../domain/connection.ts'
import { lightOf, lights } from '../domain/light.ts'
import { runLifecycle } from '../domain/lifecycles.ts'
import { attentionAfter } from '../service/run-fetch.ts'
import type { RunRow } from '../store/runs.ts'

export function runView(ctx: Ctx, run: RunRow, became: FetchedState | undefined) {
  const state = runLifecycle.states[run.state]
  return compact({
    id: run.id, state: { id: run.state, zh: state?.zh ?? run.state, en: state?.en ?? run.state }, trigger: run.trigger, requestedBy: run.requested_by, period: run.period ?? undefined, createdAt: run.created_at.toISOString(),
    startedAt: run.started_at?.toISOString(), finishedAt: run.finished_at?.toISOString(), attempts: run.attempts, place: run.place, rows: Number(run.rows), fileName: run.file_name ?? undefined, importId: run.import_id ?? undefined,
    result: became?.state, receiptNo: became?.kind === 'submission' ? became.receiptNo : undefined, error: run.error ? { code: run.error.code, detail: ctx.locale === 'en' ? run.error.en : run.error.zh } : undefined,
  })
}

export const sourceView = (source: FetchableSource) =>
  compact({
    id: source.id, zh: source.zh, en: source.en, ended: source.ended, awaited: source.awaited, headers: [...source.headers],
    arrangement: source.arrangement && compact({ provider: source.arrangement.provider, cycle: source.arrangement.cycle, manner: source.arrangement.manner, agreementNo: source.arrangement.agreementNo, endsOn: source.arrangement.endsOn }),
  })

export function connectionView(ctx: Ctx, connection: Connection, source: FetchableSource, last: RunRow | undefined, became: FetchedState | undefined) {
  const light = lightOf(connection, source.ended, last?.state, became?.state, attentionAfter)
  return compact({
    id: connection.id, name: connection.name, code: connection.code, source: sourceView(source), kind: { id: connection.target.kind, ...kindNames[connection.target.kind] }, place: placeOf(connection.target),
    light: { id: light, ...lights[light] }, state: connection.state, failures: connection.failures, schedule: connection.schedule, nextRunAt: source.ended ? undefined : connection.nextRunAt?.toISOString(), last: last && runView(ctx, last, became),
  })
}
