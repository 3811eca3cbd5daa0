import { defineJob, type Job } from '@jingwei/jobs'
import { isUnavailable } from '@jingwei/store'
import type { HubPlatform } from '../service/platform.ts'
import { runImport, type StageProgress } from '../service/run-import.ts'
import { fuseStale } from '../service/fuse-enterprises.ts'
import { runPrecheck } from '../service/deliveries/run-precheck.ts'
import { linkPending } from '../service/link-pending.ts'
import { forgetUses } from '../store/uses.ts'
import { closingJob, forgetJob, fuseJob, importJob, precheckJob, relinkJob } from '../service/job-names.ts'
import { told, type FileError } from '../service/file-error.ts'
import { freeze } from '../service/closings/freeze.ts'
import { moveClosing } from '../store/closings.ts'
import { failImport } from '../store/imports.ts'
import { submitUnasked } from '../store/fetched.ts'
import { savePrecheck } from '../store/submissions.ts'
import { JingweiError } from '@jingwei/kernel'

const maxAttempts = 5

const stageNames: Readonly<Record<StageProgress['stage'], { zh: string; en: string; unit: string }>> = {
  receive: { zh: '接收文件', en: 'Receiving files', unit: '个' },
  land: { zh: '逐行入库', en: 'Keeping every row', unit: '行' },
  link: { zh: '识别企业', en: 'Finding the enterprise', unit: '条' },
  fuse: { zh: '生成一企一档', en: 'Making the records', unit: '家' },
  done: { zh: '完成', en: 'Done', unit: '' },
}

const stageOrder: Readonly<Record<StageProgress['stage'], number>> = { receive: 0, land: 0, link: 1, fuse: 2, done: 3 }

/** An error as people are told it: ours in its own words, any other by its trace alone. */
const toldOf = (error: unknown, traceId: string): FileError => told(error instanceof JingweiError ? error : new JingweiError('kernel.internal', { traceId }))

/** The hub's background work; `hub` is asked when a run begins, because declaring jobs needs no platform. */
export function hubJobs(hub: () => HubPlatform): readonly Job[] {
  return [
    defineJob({
      ...importJob, zh: '导入文件', en: 'Import files', maxAttempts,
      async run(ctx, payload, tools) {
        try {
          await runImport(hub(), ctx, payload.importId, (progress) => {
            const name = stageNames[progress.stage]
            const step = `${stageOrder[progress.stage] + 1}/3 `
            tools.progress({ done: progress.done, ...(progress.total > 0 ? { total: progress.total } : {}), unit: name.unit, note_zh: `${step}${name.zh}${progress.file ? `：${progress.file}` : ''}`, note_en: `${step}${name.en}${progress.file ? `: ${progress.file}` : ''}` })
          }, tools.signal)
        } catch (error) {
          if (tools.last && !tools.signal.aborted && !isUnavailable(error)) {
            await failImport(hub().store, ctx, payload.importId, 'failed', toldOf(error, ctx.traceId))
          }
          throw error
        }
      },
    }),
    defineJob({
      ...fuseJob, zh: '更新一企一档', en: 'Refresh records',
      async run(ctx, _payload, tools) {
        await fuseStale(hub(), ctx, async (done, total) => tools.progress({ done, total, unit: '家', note_zh: '更新一企一档', note_en: 'Refreshing records' }), tools.signal)
      },
    }),
    defineJob({
      ...relinkJob, zh: '识别放行的行', en: 'Link released rows',
      async run(ctx, _payload, tools) {
        await linkPending(hub(), ctx, async (done, total) => tools.progress({ done, total, unit: '条', note_zh: '识别企业', note_en: 'Finding the enterprise' }), tools.signal)
        await fuseStale(hub(), ctx, async (done, total) => tools.progress({ done, total, unit: '家', note_zh: '更新一企一档', note_en: 'Refreshing records' }), tools.signal)
      },
    }),
    defineJob({
      ...precheckJob, zh: '预检交付', en: 'Look a delivery over',
      async run(ctx, payload, tools) {
        try {
          await runPrecheck(hub(), ctx, payload.submissionId, (rows) => tools.progress({ done: rows, unit: '行', note_zh: '预检', note_en: 'Looking it over' }), tools.signal)
          await submitUnasked(hub().store, ctx, payload.submissionId)
        } catch (error) {
          if (tools.last && !tools.signal.aborted && !isUnavailable(error)) await savePrecheck(hub().store, ctx, payload.submissionId, { error: toldOf(error, ctx.traceId) })
          throw error
        }
      },
    }),
    defineJob({
      ...closingJob, zh: '封版', en: 'Close a month',
      async run(ctx, payload, tools) {
        try {
          await freeze(hub(), ctx, payload.closingId, (done, total) => tools.progress({ done, total, unit: '家', note_zh: '封版', note_en: 'Closing the month' }), tools.signal)
        } catch (error) {
          if (tools.last && !tools.signal.aborted && !isUnavailable(error)) await moveClosing(hub().store, ctx, payload.closingId, 'failed', toldOf(error, ctx.traceId))
          throw error
        }
      },
    }),
    defineJob({
      ...forgetJob, zh: '清除到期的使用记录', en: 'Remove use records whose term has ended', cron: '40 3 * * *',
      async run(ctx) {
        const { store, settings } = hub()
        const before = ctx.clock.now()
        before.setFullYear(before.getFullYear() - Number(settings['hub.useRetentionYears']))
        await forgetUses(store, ctx, before)
      },
    }),
  ] as unknown as readonly Job[]
}
