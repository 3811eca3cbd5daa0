import { YEARS } from '../calendar.ts'
import type { County } from '../enterprise.ts'
import { declaration } from './declaration.ts'
import { environment } from './environment.ts'
import { marketRegulation } from './market-regulation.ts'
import { naturalResources } from './natural-resources.ts'
import { powerSupply } from './power-supply.ts'
import { scienceTechnology } from './science-technology.ts'
import { socialInsurance, socialInsuranceLate } from './social-insurance.ts'
import { statistics } from './statistics.ts'
import type { FeedTable } from './table.ts'
import { taxation, taxationCorrection } from './taxation.ts'

/**
 * The county's deliveries in the order in which they are best imported: identity first, corrections last.
 * One table is made at a time, so that memory holds a single feed.
 */
export function* deliveries(county: County): Generator<FeedTable, void> {
  yield marketRegulation(county)
  yield taxation(county)
  for (const year of YEARS) yield powerSupply(county, year)
  yield naturalResources(county)
  yield socialInsurance(county)
  yield statistics(county)
  yield scienceTechnology(county)
  yield environment(county)
  yield declaration(county)
  yield taxationCorrection(county)
  yield socialInsuranceLate(county)
}

/** Whose row each line truly is. `line` is 1-based: the line of a text file, the sheet row of a workbook. */
export interface TruthLink {
  readonly file: string
  readonly line: number
  readonly creditCode: string
}

/** The truth about every record of every delivery, for tests and acceptance; nothing of it is in the files. */
export function truthLinks(county: County): TruthLink[] {
  return [...deliveries(county)].flatMap((table) => {
    const before = table.title.length + (table.file.endsWith('.jsonl') ? 0 : 1)
    return table.rows.map(({ creditCode }, i) => ({ file: table.file, line: before + i + 1, creditCode }))
  })
}
