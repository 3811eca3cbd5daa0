import type { Tone } from '@jingwei/ui'
import type { ImportFile, ImportRun } from '../work-answers.ts'

const RUN_TONES: Readonly<Record<ImportRun['state'], Tone>> = { queued: 'plain', running: 'busy', done: 'good', failed: 'bad', cancelled: 'warn' }
const FILE_TONES: Readonly<Record<ImportFile['state'], Tone>> = { waiting: 'plain', landing: 'busy', landed: 'good', unchanged: 'plain', unrecognised: 'warn', unreadable: 'bad' }

export const importTone = (state: ImportRun['state']): Tone => RUN_TONES[state] ?? 'plain'
export const fileTone = (state: ImportFile['state']): Tone => FILE_TONES[state] ?? 'plain'
export const stillRunning = (run: ImportRun | undefined): boolean => run !== undefined && (run.state === 'queued' || run.state === 'running')
export const rowsOf = (run: ImportRun): number => (run.files ?? []).reduce((sum, file) => sum + (file.rows ?? 0), 0)

/** The steps an import goes through, in order. */
export const STAGES = ['receive', 'land', 'link', 'fuse', 'publish', 'done'] as const
