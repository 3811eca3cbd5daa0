import { parsePeriod, type Period } from '@jingwei/kernel'
import type { SourceDefinition } from '../sources/source.ts'

/** How often a source delivers. */
export const cycles = ['month', 'quarter', 'year'] as const
export type Cycle = (typeof cycles)[number]

/**
 * What one delivery is: the figures of its period alone, the whole table as it stands (what is missing is gone), or
 * additions to what came before.
 */
export const manners = ['period', 'whole', 'increment'] as const
export type Manner = (typeof manners)[number]

/** What is agreed with who delivers (归集约定). */
export type Arrangement = {
  readonly sourceId: string
  /** The office that delivers, as it is called; '' when not recorded. */
  readonly provider: string
  readonly cycle: Cycle
  readonly manner: Manner
  /** Working days after the period's last day by which it is due. */
  readonly dueWorkingDays: number
  /** Text of the first period that is due. */
  readonly firstPeriod: string
  readonly rowsExpected?: number
  readonly firmsExpected?: number
  readonly agreementNo: string
  /** The agreement's last day (`YYYY-MM-DD`): no delivery is taken after it. */
  readonly endsOn?: string
}

/** What a source usually has: registers and tables without a period come whole, the others by period. */
export const usualManner = (source: SourceDefinition): Manner => (source.period.kind === 'none' || source.period.kind === 'year_column' ? 'whole' : 'period')

/** A stored period; only ones that parsed are stored. @throws kernel.bad_period */
export function periodOf(text: string): Period {
  const parsed = parsePeriod(text)
  if (!parsed.ok) throw parsed.error
  return parsed.value
}
