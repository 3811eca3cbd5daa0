import { compact } from '@jingwei/http'
import type { Clock, Ctx } from '@jingwei/kernel'
import { partiesOf } from '../domain/actions.ts'
import { propose } from '../domain/proposal.ts'
import { isOverdue, openDeadline, type SharingRequest } from '../domain/request.ts'
import { shareable, sourceOf, type Grade } from '../domain/shareable.ts'
import { daysLeft, today } from '../domain/terms.ts'
import type { RequestDetail } from '../service/read.ts'
import type { GrantUse, ReadingRow } from '../store/readings.ts'

export const labelOf = (id: string): { id: string; zh: string; en: string; unit?: string } => {
  const item = shareable(id)
  return compact({ id, zh: item?.zh ?? id, en: item?.en ?? id, unit: item?.unit }) as { id: string; zh: string; en: string; unit?: string }
}

const words = (id: string): { zh: string; en: string } => ({ zh: labelOf(id).zh, en: labelOf(id).en })

export const sourceLabel = (id: string): { zh: string; en: string } => {
  const source = sourceOf(id)
  return { zh: source?.zh ?? id, en: source?.en ?? id }
}

const highest = (request: SharingRequest): Grade => request.items.map((item) => item.grade).toSorted().at(-1) ?? 'L1'

export const itemView = (clock: Clock) => (request: SharingRequest) => {
  const day = today(clock)
  const deadline = openDeadline(request)
  return compact({
    id: request.id, number: request.number, version: request.version, state: request.state, type: request.type, grade: highest(request), items: request.items.map(({ id, type, grade }) => ({ ...labelOf(id), type, grade })),
    applicant: request.applicant, office: request.office, source: sourceLabel(request.sourceId), ownerOffice: request.ownerOffice, scenario: request.scenario, endsOn: request.endsOn, grantNo: request.grantNo,
    submittedAt: request.submittedAt?.toISOString(), deadline, daysLeft: daysLeft(day, deadline), overdue: isOverdue(request, day),
  })
}

const readingView = (row: ReadingRow) => compact({ mark: row.mark, at: row.at.toISOString(), by: row.by, manner: row.manner, enterprises: Number(row.enterprises), fileName: row.file_name ?? undefined })

export function detailView(ctx: Ctx, { request, moves, steps, readings, basis }: RequestDetail) {
  const { replaced } = propose([], request.items.map((item) => item.id))
  return compact({
    ...itemView(ctx.clock)(request), legalBasis: request.legalBasis, purpose: request.purpose, purposeText: request.purposeText, rows: request.rows as never, from: request.from, to: request.to, manners: [...request.manners],
    onward: request.onward, largerReason: request.largerReason, smaller: replaced.map(({ item, by, why }) => ({ item: words(item), by: words(by), why })), missing: request.missing,
    extension: request.extension, extensionReason: request.extensionReason, renewal: request.renewal, renewalEndsOn: request.renewalEndsOn, renewalReason: request.renewalReason, disputeReason: request.disputeReason, disposal: request.disposal,
    decision: request.decidedAt === undefined ? undefined : compact({ by: request.decidedBy ?? '', at: request.decidedAt.toISOString(), reason: request.decisionReason, basis: request.refusalBasis }), catalogueBasis: basis,
    suppliedAt: request.suppliedAt?.toISOString(), mayUse: request.state === 'active' && request.endsOn >= today(ctx.clock) && ctx.permissions.has('sharing.use') && partiesOf(ctx, request).has('applicant'),
    moves: moves.map((move) => compact({ at: move.at.toISOString(), by: move.by, byOffice: move.byOffice, action: move.action, from: move.from, to: move.to, reason: move.reason })),
    readings: readings.map(readingView), steps: [...steps],
  })
}

export const useView = (row: GrantUse) => compact({
  id: row.id, number: Number(row.number), grantNo: row.grant_no, state: row.state as SharingRequest['state'], office: row.office, purposeText: row.purpose_text, endsOn: row.ends_on, ownerOffice: row.owner_office ?? undefined,
  items: row.items.map(({ id }) => ({ id, ...words(id) })), readings: Number(row.readings), lastAt: row.last_at?.toISOString(),
})

export const tracedView = (row: ReadingRow | undefined) => (row === undefined ? { found: false } : {
  found: true,
  file: compact({
    mark: row.mark, at: row.at.toISOString(), by: row.by, office: row.office, grantNo: row.grant_no, requestId: row.request_id, purposeText: row.purpose_text, endsOn: row.ends_on, fileName: row.file_name ?? undefined, enterprises: Number(row.enterprises),
  }),
})
