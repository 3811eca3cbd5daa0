import { JingweiError } from '@jingwei/kernel'
import type { TableTarget } from '../domain/connection.ts'

/**
 * A table is read by period or by additions, never by both: the mark goes beyond rows of every period, those of other
 * periods would be left out for good. @throws intake.bad_connection
 */
export function demandOneNarrowing({ incrementalColumn, periodColumn }: TableTarget): void {
  if (incrementalColumn === undefined || periodColumn === undefined) return
  throw new JingweiError('intake.bad_connection', {
    field: '增量列、所属期列 column of additions, column of the period',
    expected: `只填一个（现填“${incrementalColumn}”和“${periodColumn}”）：按增量读取就清空所属期列，按所属期读取就清空增量列，否则其他所属期的行会永远漏读 only one of them (now "${incrementalColumn}" and "${periodColumn}"): clear the period's to read additions, or the other to read by period; else rows of other periods are never read`,
  })
}
