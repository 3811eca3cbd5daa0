import type { Bilingual } from '@jingwei/ui'
import type { SourceName } from '../answers.ts'

/** Answers about what is agreed, delivered and decided. */
export type Named = Bilingual & { readonly id: string }

export type Arrangement = {
  readonly source: SourceName; readonly provider: string; readonly cycle: 'month' | 'quarter' | 'year'; readonly manner: 'period' | 'whole' | 'increment'; readonly dueWorkingDays: number; readonly firstPeriod: string
  readonly rowsExpected?: number; readonly firmsExpected?: number; readonly agreementNo: string; readonly endsOn?: string
}

export type Cell = { readonly month: string; readonly period: string; readonly due?: string; readonly state: Named; readonly step?: Named; readonly attempts: number }
export type Calendar = { readonly months: readonly string[]; readonly month: string; readonly sentence: Bilingual; readonly rows: readonly { readonly arrangement: Arrangement; readonly cells: readonly Cell[] }[]; readonly unarranged: readonly SourceName[] }

export type Finding = Bilingual & { readonly code: string; readonly weight: 'ask' | 'look' | 'fine'; readonly count: number; readonly item?: Named; readonly detail?: Bilingual; readonly examples: readonly string[] }
export type ItemShift = { readonly item: Named; readonly unit: string; readonly pairs: number; readonly same: number; readonly median: number; readonly histogram: readonly number[]; readonly before: number; readonly now: number }
export type Precheck = {
  readonly rows: { readonly before?: number; readonly now: number; readonly setAside: number }
  readonly firms: { readonly before?: number; readonly now: number; readonly lost: number; readonly fresh: number }
  readonly periods: readonly string[]; readonly items: readonly ItemShift[]; readonly findings: readonly Finding[]; readonly problems: readonly (Bilingual & { readonly count: number; readonly lines: readonly number[] })[]
}

export type Attempt = {
  readonly id: string; readonly kind: 'file' | 'zero'; readonly state: Named; readonly fileName?: string; readonly note: string; readonly onBehalfOf?: string; readonly handledBy: string; readonly own: boolean; readonly byMachine: boolean; readonly createdAt: string; readonly submittedAt?: string
  readonly reviewedBy?: string; readonly reviewedAt?: string; readonly reason?: string; readonly receiptNo?: string; readonly corrects: boolean; readonly importId?: string; readonly batchId?: string; readonly landing: boolean
  readonly error?: { readonly code: string; readonly detail: string }; readonly precheck?: Precheck
}

export type Delivery = { readonly arrangement: Arrangement; readonly period: string; readonly due?: string; readonly state: Named; readonly step?: Named; readonly reminder?: Bilingual; readonly closedMonth?: string; readonly attempts: readonly Attempt[] }
