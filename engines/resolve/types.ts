/** One distinct (code, name, address ...) as some feed wrote it. */
export type Mention = {
  readonly code?: string
  /** Further numbers on the same row that carry a code, such as a pollution permit number. */
  readonly moreCodes?: readonly string[]
  readonly name: string
  readonly formerName?: string
  readonly address?: string
  /** A town or street column, possibly cut ("县西塘镇"). */
  readonly place?: string
  /** `registry`: the legal owner of identity; its mentions found enterprises. */
  readonly kind?: 'registry' | 'other'
}

export type CodeFeatures = {
  /** A credit code as read, with whether both its check digits hold. */
  readonly credit?: string
  readonly creditHolds?: boolean
  /** Readings of a damaged credit code by confusable characters. */
  readonly repaired?: readonly string[]
  /** 9-character organisation code, also the one inside a credit code that holds. */
  readonly organisation?: string
  /** What would be the organisation code if an old 15-character number is a taxpayer number; speaks for, never against. */
  readonly taxOrganisation?: string
  /** Old 15-digit number. */
  readonly registration?: string
}

export type NameFeatures = {
  /** Folded name with account suffixes removed; the whole of what is compared for equality. */
  readonly full: string
  /** Without the legal form, branch kept. */
  readonly core: string
  /** `core` without the leading administrative place: what a department writes when it drops the place. */
  readonly bare: string
  /** Leading province, city and county words without their suffix, as read. */
  readonly places: readonly string[]
  readonly form: LegalForm
  /** What follows the head's legal form ("濮院分公司"), or the tail that says branch. */
  readonly branch?: string
  /** Of a branch that names its head: the head's bare name. */
  readonly headBare?: string
  /** Folded name as written, where account suffixes or brackets of form were removed from `full`. */
  readonly whole?: string
  /** `bare` as it would be if the first characters were a misread place (嘉星市 for 嘉兴市). */
  readonly placeMisread?: string
}

export type LegalForm = 'limited' | 'joint_stock' | 'company' | 'none'

export type AddressFeatures = {
  /** Folded, province, city and county removed. */
  readonly short: string
  readonly county?: string
  readonly town?: string
  readonly village?: string
  readonly road?: string
  readonly number?: string
}

/** JSON-serialisable; what a store keeps beside each mention. */
export type Features = {
  readonly code: CodeFeatures
  readonly name: NameFeatures
  readonly former?: NameFeatures
  readonly address?: AddressFeatures
  readonly town?: string
  readonly registry?: boolean
}

/** Learnt from the registry feed of a region; JSON-serialisable. */
export type Vocabulary = {
  /** Administrative words that lead names and addresses, without suffix: 浙江, 嘉兴, 秀洲 ... */
  readonly places: readonly string[]
  /** Pairs of characters ("万里") by which the names of two real enterprises differ, so that a difference in them is no slip of the pen. */
  readonly contrasts: readonly string[]
}

export type EvidenceItem = {
  readonly field: 'code' | 'name' | 'branch' | 'place' | 'form' | 'address' | 'town'
  /** Stable name of the finding, for the explanation. */
  readonly finding: string
  /** Bits for (+) or against (-), like log2 of a likelihood ratio. */
  readonly weight: number
  readonly here?: string
  readonly there?: string
}

export type Evidence = {
  readonly total: number
  readonly items: readonly EvidenceItem[]
  /** A finding that forbids an automatic link whatever the total. */
  readonly forbids?: string
  /** Whether code, address or the whole name vouch for the link; near names alone do not. */
  readonly proof: boolean
  /** How far the best pair of names vouches: the whole name, a name with a slip, a part of it, not at all. */
  readonly nameAgrees: 'whole' | 'near' | 'weak' | 'none'
}

export type Candidate = { readonly id: string; readonly features: readonly Features[] }

export type Band = 'auto' | 'review' | 'new'

export type Decision = {
  readonly band: Band
  /** The enterprise linked (auto) or proposed (review). */
  readonly id?: string
  readonly score: number
  /** Bits between the best and the second-best enterprise. */
  readonly margin: number
  readonly evidence?: Evidence
  readonly runnersUp: readonly { readonly id: string; readonly score: number }[]
}
