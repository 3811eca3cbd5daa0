import { parsePeriod, type Period } from '@jingwei/kernel'

/** How often a source delivers. */
export type Cycle = 'month' | 'quarter' | 'year'

/**
 * What one delivery is: the figures of its period alone, the whole table as it stands (what is missing is gone), or
 * additions to what came before.
 */
export type Manner = 'period' | 'whole' | 'increment'

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

/** A stored period; only ones that parsed are stored. @throws kernel.bad_period */
export function periodOf(text: string): Period {
  const parsed = parsePeriod(text)
  if (!parsed.ok) throw parsed.error
  return parsed.value
}
