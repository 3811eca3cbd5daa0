import type { Basis, Onward, Purpose } from '@jingwei/kernel'

/** How claims of one item and period become one value: the owner's newest, or the sum over the owner's objects. */
export type Combination = 'latest' | 'sum'

/**
 * An item is a concept and how it is counted (口径). Figures counted differently are different items and are
 * never fused with each other.
 */
export type Item = {
  readonly id: string
  readonly zh: string
  readonly en: string
  readonly definition: { readonly zh: string; readonly en: string }
  readonly kind: 'text' | 'date' | 'quantity'
  /** Unit of the golden value; quantities are kept as integers of 10^-decimals of it. */
  readonly unit?: string
  readonly decimals?: number
  /** Stock or flow, and whether a missing period means the newest known one stands. */
  readonly measure: 'attribute' | 'flow' | 'stock'
  readonly combine: Combination
  /** Source ids in the order of their authority: the legal owner first, then the checkers (一数一源 多元校核). */
  readonly owners: readonly string[]
  readonly group: 'identity' | 'economy' | 'energy' | 'people' | 'land' | 'environment' | 'innovation' | 'statistics'
}

/** Basis, allowed purposes and onward use travel with every item of a source. */
export type Governance = { readonly basis: Basis; readonly purposes: readonly Purpose[]; readonly onward: Onward }
