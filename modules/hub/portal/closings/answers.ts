import type { Bilingual } from '@jingwei/ui'
import type { SourceName } from '../answers.ts'
import type { Named } from '../deliveries/answers.ts'

export type OpenPoint = Bilingual & { readonly code: string; readonly count: number }

export type Closing = Bilingual & {
  readonly id: string; readonly code: string; readonly month: string; readonly revision: number; readonly state: Named; readonly reason: string; readonly openPoints: readonly OpenPoint[]; readonly publishOn?: string
  readonly proposedBy: string; readonly own: boolean; readonly proposedAt: string; readonly confirmedBy?: string; readonly closedAt?: string; readonly enterprises?: number; readonly figures?: number; readonly digest?: string; readonly error?: Bilingual
}
export type Closings = { readonly items: readonly Closing[] }

export type Revision = { readonly source: SourceName; readonly period: string; readonly reason: string; readonly by: string; readonly at: string; readonly receiptNo: string }
export type Difference = { readonly item: Named; readonly unit: string; readonly period: string; readonly firms: number; readonly before?: number; readonly after?: number }
export type ClosingDetail = { readonly closing: Closing; readonly revisions: readonly Revision[]; readonly differences: readonly Difference[] }
