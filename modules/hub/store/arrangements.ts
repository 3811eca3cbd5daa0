import type { Ctx } from '@jingwei/kernel'
import type { Store } from '@jingwei/store'
import type { Arrangement, Cycle, Manner } from '../domain/deliveries/arrangement.ts'

type ArrangementRow = {
  readonly source_id: string; readonly provider: string; readonly cycle: Cycle; readonly manner: Manner; readonly due_working_days: number; readonly first_period: string
  readonly rows_expected: number | null; readonly firms_expected: number | null; readonly agreement_no: string; readonly ends_on: string | null
}

export async function listArrangements(store: Store, ctx: Ctx): Promise<Arrangement[]> {
  const rows = await store.query<ArrangementRow>(
    `select source_id, provider, cycle, manner, due_working_days, first_period, rows_expected, firms_expected, agreement_no, to_char(ends_on, 'YYYY-MM-DD') as ends_on from hub.arrangement order by source_id`, [], ctx)
  return rows.map((row) => ({
    sourceId: row.source_id, provider: row.provider, cycle: row.cycle, manner: row.manner, dueWorkingDays: row.due_working_days, firstPeriod: row.first_period, agreementNo: row.agreement_no,
    ...(row.rows_expected === null ? {} : { rowsExpected: row.rows_expected }), ...(row.firms_expected === null ? {} : { firmsExpected: row.firms_expected }), ...(row.ends_on === null ? {} : { endsOn: row.ends_on }),
  }))
}

export const saveArrangement = (store: Store, ctx: Ctx, of: Arrangement): Promise<unknown> =>
  store.query(
    `insert into hub.arrangement (source_id, provider, cycle, manner, due_working_days, first_period, rows_expected, firms_expected, agreement_no, ends_on, changed_by)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)
     on conflict (source_id) do update set provider = excluded.provider, cycle = excluded.cycle, manner = excluded.manner, due_working_days = excluded.due_working_days, first_period = excluded.first_period,
       rows_expected = excluded.rows_expected, firms_expected = excluded.firms_expected, agreement_no = excluded.agreement_no, ends_on = excluded.ends_on, changed_by = excluded.changed_by, changed_at = now()`,
    [of.sourceId, of.provider, of.cycle, of.manner, of.dueWorkingDays, of.firstPeriod, of.rowsExpected, of.firmsExpected, of.agreementNo, of.endsOn, ctx.actor.name], ctx)
