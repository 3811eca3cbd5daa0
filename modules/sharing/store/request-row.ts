import type { RequestItem, RequestState, RowsWanted, SharingRequest, SharedPurpose, AskedState, Manner } from '../domain/request.ts'

export type RequestRow = {
  id: string; number: bigint; version: number; state: RequestState; type: 'unconditional' | 'conditional'; items: RequestItem[]
  applicant_id: string | null; applicant: string; office_id: string; office: string; source_id: string; owner_office_id: string | null; owner_office: string | null
  scenario: string; legal_basis: string; purpose: SharedPurpose; purpose_text: string; rows_wanted: RowsWanted; period_from: string; period_to: string; manners: Manner[]; ends_on: string
  onward: 'none' | 'with_consent'; larger_reason: string; submitted_at: Date | null; due_on: string | null; missing: string | null
  extension: AskedState; extension_reason: string | null; extension_by_id: string | null
  grant_no: string | null; decided_by: string | null; decided_at: Date | null; decision_reason: string | null; refusal_basis: string | null; supply_due_on: string | null; supplied_at: Date | null
  renewal: AskedState; renewal_ends_on: string | null; renewal_reason: string | null; renewal_by_id: string | null; dispute_reason: string | null; disposal: string | null
  created_at: Date; updated_at: Date
}

/** What every reading of requests selects; `r` is the request. */
export const requestFields = 'r.*'

/** Columns that may be null and the names they have in code. */
const optional = {
  applicant_id: 'applicantId', owner_office_id: 'ownerOfficeId', owner_office: 'ownerOffice', submitted_at: 'submittedAt', due_on: 'dueOn', missing: 'missing',
  extension_reason: 'extensionReason', extension_by_id: 'extensionById', grant_no: 'grantNo', decided_by: 'decidedBy', decided_at: 'decidedAt', decision_reason: 'decisionReason', refusal_basis: 'refusalBasis',
  supply_due_on: 'supplyDueOn', supplied_at: 'suppliedAt', renewal_ends_on: 'renewalEndsOn', renewal_reason: 'renewalReason', renewal_by_id: 'renewalById', dispute_reason: 'disputeReason', disposal: 'disposal',
} as const satisfies Partial<Record<keyof RequestRow, keyof SharingRequest>>

export function requestOf(row: RequestRow): SharingRequest {
  const present = Object.entries(optional).flatMap(([column, name]) => {
    const value = row[column as keyof typeof optional]
    return value === null ? [] : [[name, value] as const]
  })
  return {
    id: row.id, number: Number(row.number), version: row.version, state: row.state, type: row.type, items: row.items, applicant: row.applicant, officeId: row.office_id, office: row.office,
    sourceId: row.source_id, scenario: row.scenario, legalBasis: row.legal_basis, purpose: row.purpose, purposeText: row.purpose_text, rows: row.rows_wanted, from: row.period_from, to: row.period_to,
    manners: row.manners, endsOn: row.ends_on, onward: row.onward, largerReason: row.larger_reason, extension: row.extension, renewal: row.renewal, createdAt: row.created_at, updatedAt: row.updated_at,
    ...Object.fromEntries(present),
  }
}

/** Columns a step may change, by their name in code. */
export const columnOf = {
  state: 'state', type: 'type', items: 'items', ownerOfficeId: 'owner_office_id', ownerOffice: 'owner_office', scenario: 'scenario', legalBasis: 'legal_basis', purpose: 'purpose', purposeText: 'purpose_text', rows: 'rows_wanted', from: 'period_from', to: 'period_to', manners: 'manners',
  endsOn: 'ends_on', onward: 'onward', largerReason: 'larger_reason', submittedAt: 'submitted_at', dueOn: 'due_on', missing: 'missing', extension: 'extension', extensionReason: 'extension_reason',
  extensionById: 'extension_by_id', grantNo: 'grant_no', decidedBy: 'decided_by', decidedAt: 'decided_at', decisionReason: 'decision_reason', refusalBasis: 'refusal_basis', supplyDueOn: 'supply_due_on',
  suppliedAt: 'supplied_at', renewal: 'renewal', renewalEndsOn: 'renewal_ends_on', renewalReason: 'renewal_reason', renewalById: 'renewal_by_id', disputeReason: 'dispute_reason', disposal: 'disposal',
} as const satisfies Partial<Record<keyof SharingRequest, keyof RequestRow>>

/** `null` empties a column. */
export type RequestChange = { readonly [Name in keyof typeof columnOf]?: SharingRequest[Name] | null }
