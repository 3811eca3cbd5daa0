import type { Purpose } from '@jingwei/kernel'
import type { Grade, SharingType } from './shareable.ts'

export type RequestState = 'draft' | 'submitted' | 'incomplete' | 'approved' | 'active' | 'suspended' | 'expired' | 'refused' | 'disputed' | 'disposed' | 'withdrawn'
export type AskedState = 'none' | 'asked' | 'granted' | 'refused'

export const manners = ['table', 'api', 'file'] as const
export type Manner = (typeof manners)[number]

/** Purposes somebody can apply for; the others belong to the system, to auditors or to the firm itself. */
export const sharedPurposes = ['duty', 'evaluation', 'policy', 'service'] as const satisfies readonly Purpose[]
export type SharedPurpose = (typeof sharedPurposes)[number]

export type RowsWanted =
  | { readonly kind: 'all' }
  | { readonly kind: 'towns'; readonly towns: readonly string[] }
  | { readonly kind: 'section'; readonly section: string }
  | { readonly kind: 'codes'; readonly codes: readonly string[] }

/** What an applicant says; it may be changed while the request is a draft or waits for what was missing. */
export type Application = {
  readonly items: readonly string[]
  readonly scenario: string
  readonly legalBasis: string
  readonly purpose: SharedPurpose
  readonly purposeText: string
  readonly rows: RowsWanted
  /** Months, both included. */
  readonly from: string
  readonly to: string
  readonly manners: readonly Manner[]
  /** Last day of use. */
  readonly endsOn: string
  readonly onward: 'none' | 'with_consent'
  /** Why the applicant keeps more than was proposed. */
  readonly largerReason: string
}

export type RequestItem = { readonly id: string; readonly type: SharingType; readonly grade: Grade }

export type SharingRequest = Omit<Application, 'items'> & {
  readonly id: string
  readonly number: number
  readonly version: number
  readonly state: RequestState
  readonly type: Exclude<SharingType, 'none'>
  readonly items: readonly RequestItem[]
  readonly applicantId?: string
  readonly applicant: string
  readonly officeId: string
  readonly office: string
  readonly sourceId: string
  readonly ownerOfficeId?: string
  readonly ownerOffice?: string
  readonly submittedAt?: Date
  /** The answer is due. */
  readonly dueOn?: string
  /** One-time notice of what is missing. */
  readonly missing?: string
  readonly extension: AskedState
  readonly extensionReason?: string
  readonly extensionById?: string
  readonly grantNo?: string
  readonly decidedBy?: string
  readonly decidedAt?: Date
  readonly decisionReason?: string
  readonly refusalBasis?: string
  readonly supplyDueOn?: string
  readonly suppliedAt?: Date
  readonly renewal: AskedState
  readonly renewalEndsOn?: string
  readonly renewalReason?: string
  readonly renewalById?: string
  readonly disputeReason?: string
  readonly disposal?: string
  readonly createdAt: Date
  readonly updatedAt: Date
}

/** What must be answered by when: the decision, then the supply. */
export const openDeadline = ({ state, dueOn, supplyDueOn }: SharingRequest): string | undefined => (state === 'submitted' ? dueOn : state === 'approved' ? supplyDueOn : undefined)

export const isOverdue = (request: SharingRequest, today: string): boolean => {
  const due = openDeadline(request)
  return due !== undefined && due < today
}
