import type { Year } from './calendar.ts'
import type { Chain } from './industries.ts'
import type { NameParts } from './naming.ts'

/** What befalls a firm in the 36 months; two of the kinds look like distress in the power data and are not. */
export type EventKind = 'distress' | 'rooftop_pv' | 'overhaul' | 'moved_out' | 'moved_in' | 'closed' | 'founded' | 'renamed' | 'form_changed'

export interface LifeEvent {
  readonly kind: EventKind
  /** Month index, 0 = 2023-01. */
  readonly month: number
}

/** One firm-year. Money in whole yuan, energy in kWh, emissions in tonnes. */
export interface YearFigures {
  readonly revenue: number
  readonly output: number
  readonly valueAdded: number
  readonly profit: number
  /** Net of refunds; negative when refunds outweigh payments. */
  readonly tax: number
  readonly research: number
  readonly kwh: number
  readonly staff: number
  readonly codTonnes: number
  readonly carbonTonnes: number
}

export interface FormerName {
  readonly name: NameParts
  /** The last month index in which it was in force; negative when given up before 2023. */
  readonly until: number
}

export interface Land {
  readonly parcel: string
  /** 亩. */
  readonly mu: number
  readonly acquired: '出让' | '划拨' | '租赁'
  readonly tenant: { readonly creditCode: string; readonly mu: number } | undefined
}

export interface PowerAccount {
  readonly number: string
  readonly category: '大工业' | '一般工商业'
  /** Share of the firm's consumption that this meter carries. */
  readonly share: number
  readonly suffix: '' | '-生产'
}

/** One firm as it truly is: what the nine feeds blur. */
export interface Enterprise {
  readonly creditCode: string
  /** 15-digit number from before 2015, when the firm is that old. */
  readonly oldNumber: string | undefined
  readonly name: NameParts
  readonly formerName: FormerName | undefined
  readonly type: string
  readonly chain: Chain
  readonly industry: string
  readonly townCode: string
  readonly address: string
  /** An address it left, which some departments still hold. */
  readonly formerAddress: string | undefined
  readonly founded: string
  readonly capitalWan: number
  readonly status: '存续' | '注销' | '吊销' | '迁出'
  /** First and last month index with activity in the county, both included. */
  readonly from: number
  readonly to: number
  /** Head of a branch, when the head is in the county. */
  readonly headCode: string | undefined
  /** The group's headquarters when heads and meters are kept there and not with the firm. */
  readonly dataAt: string | undefined
  readonly events: readonly LifeEvent[]
  /** Years on the above-scale list (规上), decided on the year before. */
  readonly aboveScale: readonly Year[]
  readonly land: readonly Land[]
  readonly accounts: readonly PowerAccount[]
  readonly certificate: { readonly number: string | undefined; readonly validUntil: string } | undefined
  readonly patents: number
  readonly permit: boolean
  /** 36 months: activity (1 = the firm's normal month of 2023), net draw from the grid in kWh, insured heads. */
  readonly activity: readonly number[]
  readonly kwh: readonly number[]
  readonly insured: readonly number[]
  readonly years: Readonly<Record<Year, YearFigures>>
}

/** One planted disagreement: the feed reports `factor` times the truth. */
export interface Disagreement {
  readonly creditCode: string
  readonly feed: 'taxation' | 'statistics' | 'science_technology' | 'declaration'
  readonly item: 'revenue' | 'research' | 'value_added'
  readonly year: Year
  /** 0.1, 10 and 10000 are unit errors; others are honest differences. */
  readonly factor: number
}

/** The fictional county and the truth about it. */
export interface County {
  readonly seed: number
  readonly division: string
  readonly name: string
  readonly enterprises: readonly Enterprise[]
  readonly disagreements: readonly Disagreement[]
}
