import { compact } from '@jingwei/http'
import type { Actor, Ctx } from '@jingwei/kernel'
import type { Arrangement } from '../domain/deliveries/arrangement.ts'
import { cellStates, cellSteps, type CellState, type CellStep } from '../domain/deliveries/cell-state.ts'
import { itemOf } from '../domain/items/dictionary.ts'
import { submissionLifecycle } from '../domain/lifecycles.ts'
import { findingEntries } from '../domain/precheck/findings.ts'
import type { Precheck } from '../domain/precheck/precheck.ts'
import { problemEntries } from '../domain/rows/problem.ts'
import type { SubmissionRow } from '../store/submissions.ts'
import { attemptOf, type Calendar } from '../service/deliveries/calendar.ts'
import type { DeliveryPage } from '../service/deliveries/read-delivery-page.ts'
import { fileError, iso, sourceRef } from './ref.ts'

export const arrangementView = ({ sourceId, ...rest }: Arrangement) => ({ source: sourceRef(sourceId), ...rest })

const stateView = (state: CellState) => ({ id: state, ...cellStates[state] })
const stepView = (step: CellStep | undefined) => (step === undefined ? {} : { step: { id: step, ...cellSteps[step] } })

export const calendarView = (calendar: Calendar, unarranged: readonly string[]) => ({
  months: [...calendar.months], month: calendar.month, sentence: calendar.sentence, unarranged: unarranged.map(sourceRef),
  rows: calendar.rows.map(({ arrangement, cells }) => ({
    arrangement: arrangementView(arrangement),
    cells: cells.map(({ state, step, month, period, due, attempts }) => ({ ...compact({ month, period, due, attempts }), state: stateView(state), ...stepView(step) })),
  })),
})

export const deliveryView = (ctx: Ctx, page: DeliveryPage) => ({
  ...compact({ period: page.period, due: page.due, reminder: page.reminder, closedMonth: page.closedMonth }), arrangement: arrangementView(page.arrangement), state: stateView(page.state), ...stepView(page.step),
  attempts: page.attempts.map((row) => submissionView(ctx, row)),
})

const isOwn = ({ name, personId }: Actor, row: SubmissionRow): boolean => (row.handled_by_id === null ? row.handled_by === name || row.hands.some((id) => id === personId) : row.handled_by_id === personId)

function submissionView(ctx: Ctx, row: SubmissionRow) {
  const state = submissionLifecycle.states[row.state]
  return {
    ...compact({
      fileName: row.file_name ?? undefined, onBehalfOf: row.on_behalf_of ?? undefined, submittedAt: iso(row.submitted_at), reviewedBy: row.reviewed_by ?? undefined, reviewedAt: iso(row.reviewed_at), reason: row.reason ?? undefined,
      receiptNo: row.receipt_no ?? undefined, importId: row.import_id ?? undefined, batchId: row.batch_id ?? undefined, precheck: row.findings ? precheckView(row.findings, ctx.permissions.has('hub.delivery.hand') || ctx.permissions.has('hub.delivery.review')) : undefined,
    }),
    ...fileError(ctx, row.error),
    id: row.id, kind: row.kind, note: row.note, handledBy: row.handled_by, own: isOwn(ctx.actor, row), byMachine: row.handled_by_id === null, createdAt: row.created_at.toISOString(),
    state: { id: row.state, zh: state?.zh ?? row.state, en: state?.en ?? row.state }, corrects: row.corrects !== null, landing: attemptOf(row).landing,
  }
}

const itemRef = (id: string) => ({ id, zh: itemOf(id).zh, en: itemOf(id).en })
const scaled = (id: string, amount: number): number => amount / 10 ** (itemOf(id).decimals ?? 0)

/** Who neither hands in nor reviews sees the counts, and nobody's name or cell. */
const precheckView = (seen: Precheck, examplesToo: boolean) => ({
  rows: seen.rows, firms: seen.firms, periods: [...seen.periods],
  items: seen.items.map(({ item, before, now, histogram, pairs, same, median }) => ({ item: itemRef(item), unit: itemOf(item).unit ?? '', before: scaled(item, before), now: scaled(item, now), histogram: [...histogram], pairs, same, median })),
  findings: seen.findings.map(({ code, weight, count, item, detail, examples }) => ({ code, weight, count, ...findingEntries[code], examples: examplesToo ? [...examples] : [], ...compact({ item: item === undefined ? undefined : itemRef(item), detail }) })),
  problems: seen.problems.map(({ code, count, lines }) => ({ zh: problemEntries[code].zh, en: problemEntries[code].en, count, lines: [...lines] })),
})
