import type { Bilingual, Indicator } from '@jingwei/ui'

/** What the hub's routes answer, as the pages read it. Decimal values are strings with their unit beside them. */
export type SourceName = { readonly id: string } & Bilingual

export type EnterpriseRow = {
  readonly id: string
  readonly creditCode?: string
  readonly name: string
  readonly formerName?: string
  readonly address?: string
  readonly town?: string
  readonly industry?: string
  readonly industryName?: string | Bilingual
  readonly status?: string
  readonly landMu?: string
  readonly staff?: string
  readonly revenueWan?: string
  readonly year?: string
  readonly sources?: number | readonly string[]
  readonly updatedAt?: string
}

export type Facet = { readonly value: string; readonly zh?: string; readonly en?: string; readonly count: number }
export type Facets = { readonly towns: readonly Facet[]; readonly industries: readonly Facet[]; readonly statuses: readonly Facet[] }

export type Flag = { readonly item?: string; readonly period?: string; readonly kind: string } & Bilingual

export type OtherValue = {
  readonly value: string
  readonly unit: string
  readonly source: SourceName
  readonly batchId?: string
  readonly fileName?: string
  readonly line?: number
  readonly asOf?: string
  readonly chosen: boolean
  readonly why?: Bilingual
}

/** One item of one period with its value, where it came from, and what others said. */
export type Cell = Bilingual & {
  readonly item: string
  readonly definition?: Bilingual
  readonly period?: string
  readonly periodLabel?: Bilingual
  readonly value: string
  readonly unit: string
  readonly basis?: string
  readonly source: SourceName
  readonly asOf?: string
  readonly batchId?: string
  readonly line?: number
  readonly fileName?: string
  readonly disputed: boolean
  readonly flags: readonly Flag[]
  readonly claims: readonly OtherValue[]
}

export type Mention = { readonly mentionId: string; readonly source: SourceName; readonly name: string; readonly code?: string; readonly address?: string; readonly band: string; readonly records: number }

export type Enterprise = {
  readonly id: string
  readonly creditCode?: string
  readonly name: string
  readonly head?: { readonly id: string; readonly name: string }
  readonly branches: readonly { readonly id: string; readonly name: string }[]
  readonly cells: readonly Cell[]
  readonly mentions: readonly Mention[]
  readonly flags: readonly Flag[]
  readonly uses30d?: number
}

export type Series = Bilingual & { readonly item: string; readonly unit: string; readonly points: readonly { readonly period: string; readonly value: string }[] }

export type Use = {
  readonly at: string
  readonly who: string
  readonly organisation?: string
  readonly purpose: Bilingual | string
  readonly agreement?: string
  readonly door: string
  readonly filters?: string
  readonly enterpriseId?: string
  readonly enterprise?: string | { readonly id: string; readonly name: string }
}

export type Town = { readonly code: string; readonly name?: string; readonly zh?: string; readonly en?: string; readonly enterprises: number; readonly revenueWan?: string; readonly kwh?: string }

export type Summary = {
  readonly asOf: string
  readonly enterprises: number
  readonly indicators: readonly Indicator[]
  readonly todos: { readonly quarantine: number; readonly review: number; readonly imports: number }
  readonly towns: readonly Town[]
}
