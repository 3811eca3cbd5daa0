import type { Bilingual } from '@jingwei/ui'
import type { SourceName } from './answers.ts'

/** Answers about deliveries and what is to be done with them. */
export type ImportFile = {
  readonly fileName: string
  readonly source?: SourceName
  readonly state: 'waiting' | 'landing' | 'landed' | 'unchanged' | 'unrecognised' | 'unreadable'
  readonly rows: number
  readonly quarantined: number
  readonly duplicates: number
  readonly error?: { readonly code: string; readonly detail: string }
}

export type ImportRun = {
  readonly id: string
  readonly state: 'queued' | 'running' | 'done' | 'failed' | 'cancelled'
  readonly stage: 'receive' | 'land' | 'link' | 'fuse' | 'publish' | 'done'
  readonly done: number
  readonly total: number
  readonly note?: Bilingual
  readonly files: readonly ImportFile[]
  readonly counts: { readonly auto: number; readonly review: number; readonly new: number; readonly quarantined: number }
  readonly error?: { readonly code: string; readonly detail: string }
  readonly requestedBy?: string
  readonly createdAt: string
  readonly startedAt?: string
  readonly finishedAt?: string
}

export type Problem = Bilingual & { readonly code: string; readonly count: number }

export type Batch = {
  readonly id: string
  readonly source: SourceName
  readonly fileName: string
  readonly state: string
  readonly receivedAt: string
  readonly receivedBy?: string
  readonly rows: number
  readonly accepted: number
  readonly quarantined: number
  readonly duplicates: number
  readonly auto: number
  readonly review: number
  readonly new: number
  readonly problems?: readonly Problem[]
  readonly cellNotes?: readonly (Bilingual & { readonly column: string; readonly count: number; readonly examples: readonly string[] })[]
}

export type Source = SourceName & {
  readonly owner: Bilingual
  readonly basis: Bilingual
  readonly cadence: string
  readonly columns: readonly { readonly name: string; readonly item?: Bilingual; readonly unit?: string; readonly required: boolean }[]
  readonly lastBatchAt?: string
  readonly batches: number
  readonly records: number
}

export type Fix = Bilingual & { readonly kind: string }
export type QuarantineGroup = { readonly source: SourceName; readonly code: string; readonly reason: Bilingual; readonly count: number; readonly fixes: readonly Fix[] }

export type QuarantineRow = {
  readonly id: string
  readonly batchId: string
  readonly fileName: string
  readonly source: SourceName
  readonly line: number
  readonly code: string
  readonly reason: Bilingual
  readonly advice: Bilingual
  readonly header: readonly string[]
  readonly cells: readonly string[]
  readonly state: 'open' | 'released' | 'dismissed'
  readonly fixes: readonly Fix[]
}

export type Evidence = Bilingual & { readonly weight: number; readonly here?: string; readonly there?: string }
export type Candidate = { readonly enterpriseId: string; readonly name: string; readonly creditCode?: string; readonly address?: string; readonly town?: string; readonly score: number; readonly evidence: readonly Evidence[] }
export type ReviewItem = {
  readonly mentionId: string
  readonly name: string
  readonly code?: string
  readonly address?: string
  readonly source: SourceName
  readonly records: number
  readonly sampleLine?: number
  readonly fileName?: string
  readonly candidates: readonly Candidate[]
}
