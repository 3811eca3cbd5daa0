/** What the routes of sharing answer, as the pages read it. */
export const STATES = ['draft', 'submitted', 'incomplete', 'approved', 'active', 'suspended', 'expired', 'refused', 'disputed', 'disposed', 'withdrawn'] as const
export type State = (typeof STATES)[number]
export const PURPOSES = ['duty', 'evaluation', 'policy', 'service'] as const
export const MANNERS = ['table', 'api', 'file'] as const
export const TYPES = ['unconditional', 'conditional', 'none'] as const
export const GRADES = ['L1', 'L2', 'L3', 'L4'] as const
export const SECTIONS = 'ABCDEFGHIJKLMNOPQRST'

export type Label = { readonly zh: string; readonly en: string }
export type Kind = (typeof TYPES)[number]
export type Grade = (typeof GRADES)[number]
export type ItemRef = Label & { readonly id: string; readonly unit?: string; readonly type: Kind; readonly grade: Grade }
export type Rows = { readonly kind: 'all' } | { readonly kind: 'towns'; readonly towns: readonly string[] } | { readonly kind: 'section'; readonly section: string } | { readonly kind: 'codes'; readonly codes: readonly string[] }

export type RequestRow = {
  readonly id: string; readonly number: number; readonly version: number; readonly state: State; readonly type: Kind; readonly grade: Grade; readonly items: readonly ItemRef[]; readonly applicant: string; readonly office: string
  readonly source: Label; readonly ownerOffice?: string; readonly scenario: string; readonly endsOn: string; readonly grantNo?: string; readonly submittedAt?: string; readonly deadline?: string; readonly daysLeft?: number; readonly overdue: boolean
}

export type Step =
  | 'edit' | 'submit' | 'withdraw' | 'notice' | 'approve' | 'refuse' | 'ask_extension' | 'decide_extension' | 'supply' | 'suspend' | 'resume' | 'ask_renewal' | 'decide_renewal' | 'dispute' | 'uphold' | 'dispose'

export type Move = { readonly at: string; readonly by: string; readonly byOffice?: string; readonly action: string; readonly to: State; readonly reason?: string }
export type Reading = { readonly mark: string; readonly at: string; readonly by: string; readonly manner: (typeof MANNERS)[number]; readonly enterprises: number; readonly fileName?: string }

export type RequestDetail = RequestRow & {
  readonly legalBasis: string; readonly purpose: (typeof PURPOSES)[number]; readonly purposeText: string; readonly rows: Rows; readonly from: string; readonly to: string; readonly manners: readonly (typeof MANNERS)[number][]
  readonly onward: 'none' | 'with_consent'; readonly largerReason: string; readonly smaller: readonly { readonly item: Label; readonly by: Label; readonly why: Label }[]; readonly missing?: string
  readonly extension: string; readonly extensionReason?: string; readonly renewal: string; readonly renewalEndsOn?: string; readonly renewalReason?: string; readonly disputeReason?: string; readonly disposal?: string
  readonly decision?: { readonly by: string; readonly at: string; readonly reason?: string; readonly basis?: string }; readonly catalogueBasis: string; readonly suppliedAt?: string; readonly mayUse: boolean
  readonly moves: readonly Move[]; readonly readings: readonly Reading[]; readonly steps: readonly Step[]
}

export type Entry = Label & {
  readonly id: string; readonly definition: Label; readonly unit?: string; readonly source: Label; readonly owner: Label; readonly office?: { readonly id: string; readonly name: string }; readonly type: Kind; readonly grade: Grade
  readonly condition: string; readonly legalBasis: string; readonly sealed: boolean; readonly derived: boolean; readonly changed: boolean; readonly mayChange: boolean
}
export type Question = Label & { readonly id: string; readonly item: string }
export type Catalogue = { readonly items: readonly Entry[]; readonly questions: readonly Question[] }
export type Proposal = { readonly items: readonly string[]; readonly replaced: readonly { readonly item: string; readonly by: string; readonly why: Label }[]; readonly dropped: readonly { readonly item: string; readonly because: string }[] }
export type GrantRows = {
  readonly grantNo: string; readonly endsOn: string; readonly items: readonly (Label & { readonly id: string; readonly unit?: string })[]
  readonly rows: readonly { readonly creditCode: string; readonly name: string; readonly period: string; readonly cells: readonly string[] }[]; readonly total: number; readonly page: number; readonly pageSize: number
}
export type GrantUse = {
  readonly id: string; readonly number: number; readonly grantNo: string; readonly state: State; readonly office: string; readonly purposeText: string; readonly endsOn: string; readonly ownerOffice?: string
  readonly items: readonly (Label & { readonly id: string })[]; readonly readings: number; readonly lastAt?: string
}
export type Traced = { readonly found: boolean; readonly file?: { readonly mark: string; readonly at: string; readonly by: string; readonly office: string; readonly grantNo: string; readonly requestId: string; readonly purposeText: string; readonly endsOn: string; readonly fileName?: string; readonly enterprises: number } }
