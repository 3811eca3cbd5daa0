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
  readonly industryName?: Bilingual
  readonly status?: string
  readonly landMu?: string
  readonly staff?: number
  readonly revenueWan?: string
  readonly year?: number
  readonly sources: number
  readonly flagged: boolean
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
  readonly basis?: Bilingual
  readonly source: SourceName
  readonly asOf?: string
  readonly batchId?: string
  readonly line?: number
  readonly fileName?: string
  readonly disputed: boolean
  readonly flags: readonly Flag[]
  readonly claims: readonly OtherValue[]
  /** As closed alone: what is known today where it is another value; '' where it is gone. */
  readonly today?: string
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

export type Series = Bilingual & { readonly item: string; readonly unit: string; readonly points: readonly { readonly period: string; readonly value: number }[] }

export type Use = {
  readonly at: string
  readonly who: string
  readonly organisation?: string
  readonly purpose: Bilingual
  readonly agreement?: string
  readonly door: Bilingual
  readonly rows?: number
  readonly filters?: Readonly<Record<string, unknown>>
  readonly enterprise?: { readonly id: string; readonly name: string }
  readonly traceId: string
}

export type Town = { readonly code: string; readonly name: string; readonly enterprises: number; readonly revenueWan: number; readonly kwh: number }

export type Summary = {
  readonly asOf?: string
  readonly enterprises: number
  readonly indicators: readonly Indicator[]
  readonly todos: { readonly quarantine: number; readonly review: number; readonly imports: number; readonly flags: number; readonly deliveries: number }
  readonly towns: readonly Town[]
}
