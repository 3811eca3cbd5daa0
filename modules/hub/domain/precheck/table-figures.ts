import { comparePeriods, type Period } from '@jingwei/kernel'
import { parseCreditCode } from '@jingwei/codes'
import type { SourceDefinition } from '../sources/source.ts'
import type { RowReading } from '../rows/read-row.ts'
import { periodOf } from '../deliveries/arrangement.ts'

/** What a table says: who is in it, and of each object's items the newest figure. */
export type TableFigures = {
  readonly rows: number
  /** Firms by code, else by folded name, with the name as written. */
  readonly firms: ReadonlyMap<string, string>
  /** `firm|object|item` to the amount of its newest period. */
  readonly amounts: ReadonlyMap<string, number>
  readonly periods: ReadonlySet<string>
}

const separator = '\u001f'

/** Figures compared at most; a longer table is compared by its first ones. */
const mostAmounts = 1_000_000

/** Gathers a table's figures row by row. */
export class FiguresOfTable implements TableFigures {
  rows = 0
  /** The objects (accounts, parcels, firms) the rows are about: what several files of one source repeat counts once. */
  readonly objects = new Set<string>()
  readonly firms = new Map<string, string>()
  readonly amounts = new Map<string, number>()
  readonly periods = new Set<string>()
  private readonly newest = new Map<string, Period>()
  private readonly items: ReadonlySet<string>

  /** @param source whose columns count; what is derived from them says nothing new */
  constructor(source: SourceDefinition) {
    this.items = new Set(source.columns.flatMap((column) => (column.item === undefined ? [] : [column.item])))
  }

  /** Counts what the rows are about instead of the rows. */
  countObjects(): void {
    this.rows = this.objects.size
  }

  add(reading: RowReading): void {
    this.rows += 1
    const { identity } = reading
    const firm = firmKey(identity.code, identity.name)
    if (firm !== '' && !this.firms.has(firm)) this.firms.set(firm, identity.name || identity.code)
    const object = objectKey(firm, reading)
    this.objects.add(object)
    for (const claim of reading.claims) {
      if (!this.items.has(claim.item)) continue
      if (claim.period !== undefined) this.periods.add(claim.period)
      if (claim.amount === undefined) continue
      const key = [object, claim.item].join(separator)
      if ((this.amounts.size < mostAmounts || this.amounts.has(key)) && this.isNewer(key, claim.period)) this.amounts.set(key, claim.amount)
    }
  }

  private isNewer(key: string, period: string | undefined): boolean {
    if (period === undefined) return true
    const before = this.newest.get(key)
    const now = periodOf(period)
    if (before && comparePeriods(now, before) <= 0) return false
    this.newest.set(key, now)
    return true
  }
}

const objectKey = (firm: string, reading: RowReading): string => [firm, reading.key.split('|')[0] ?? ''].join(separator)

/** Where a row's figure of an item stands among a table's amounts. */
export const amountKey = (reading: RowReading, item: string): string => [objectKey(firmKey(reading.identity.code, reading.identity.name), reading), item].join(separator)

export const itemOfKey = (key: string): string => key.slice(key.lastIndexOf(separator) + 1)
export const firmOfKey = (key: string): string => key.slice(0, key.indexOf(separator))

/** A code that holds names a firm best; else its name without width, blanks and brackets' form. */
function firmKey(code: string, name: string): string {
  const parsed = parseCreditCode(code)
  return parsed.kind === 'credit_code' && parsed.checkDigitOk ? parsed.code : name.normalize('NFKC').replaceAll(/\s/gu, '')
}

/**
 * Firms of the sample county carry a division that was never given out (GB/T 2260 has no 3399xx). A table is fictional when
 * it names some of them by code, and real when it names anybody by a code that is somebody's; a table without codes does not say.
 */
export function whoseFirms(firms: Iterable<string>): 'fictional' | 'real' | 'unsaid' {
  let known = 0
  for (const firm of firms) {
    const parsed = parseCreditCode(firm)
    if (parsed.kind !== 'credit_code' || !parsed.checkDigitOk) continue
    if (parsed.code.slice(2, 6) !== '3399') return 'real'
    known += 1
  }
  return known > 0 ? 'fictional' : 'unsaid'
}
