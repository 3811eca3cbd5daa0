import type { Bilingual, Tone } from '@jingwei/ui'

/** One run of a job as `/api/jobs/runs` gives it. */
export type JobRun = {
  readonly id: string
  readonly job: { readonly id: string } & Bilingual
  readonly state: string
  readonly done: number
  readonly total?: number
  readonly unit?: string
  readonly note?: Bilingual
  readonly attempts: number
  readonly error?: { readonly code: string; readonly detail: string }
  readonly createdAt: string
  readonly startedAt?: string
  readonly finishedAt?: string
  readonly requestedBy?: string
}

const TONES: Readonly<Record<string, Tone>> = { queued: 'plain', waiting: 'plain', running: 'busy', done: 'good', failed: 'bad', cancelled: 'warn', retrying: 'warn' }

export const jobTone = (state: string): Tone => TONES[state] ?? 'plain'
export const underWay = (state: string): boolean => ['queued', 'waiting', 'running', 'retrying'].includes(state)
