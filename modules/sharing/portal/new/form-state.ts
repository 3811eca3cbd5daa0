import type { RequestDetail, Rows } from '../answers.ts'

/** What the form holds; texts as typed. */
export type Form = {
  readonly questions: readonly string[]
  readonly items: readonly string[]
  readonly keep: boolean
  readonly largerReason: string
  readonly scenario: string
  readonly legalBasis: string
  readonly purpose: string
  readonly purposeText: string
  readonly rowsKind: Rows['kind']
  readonly towns: readonly string[]
  readonly section: string
  readonly codes: string
  readonly from: string
  readonly to: string
  readonly manners: readonly string[]
  readonly endsOn: string
  readonly onward: string
}

const inSixMonths = (): string => new Date(Date.now() + 180 * 86_400_000).toISOString().slice(0, 10)

export function newForm(town: string | undefined): Form {
  const year = new Date().getFullYear()
  return {
    questions: [], items: [], keep: false, largerReason: '', scenario: '', legalBasis: '', purpose: 'duty', purposeText: '', rowsKind: town === undefined ? 'all' : 'towns', towns: town === undefined ? [] : [town], section: 'C', codes: '',
    from: `${year - 2}-01`, to: `${year}-12`, manners: ['table'], endsOn: inSixMonths(), onward: 'none',
  }
}

/** A request that is a draft or waits for what was missing, back in the form. */
export const formOf = (request: RequestDetail): Form => ({
  questions: [], items: request.items.map((item) => item.id), keep: true, largerReason: request.largerReason, scenario: request.scenario, legalBasis: request.legalBasis, purpose: request.purpose, purposeText: request.purposeText,
  rowsKind: request.rows.kind, towns: request.rows.kind === 'towns' ? request.rows.towns : [], section: request.rows.kind === 'section' ? request.rows.section : 'C', codes: request.rows.kind === 'codes' ? request.rows.codes.join('\n') : '',
  from: request.from, to: request.to, manners: request.manners, endsOn: request.endsOn, onward: request.onward,
})

export const codesOf = (form: Form): string[] => form.codes.split(/[\s,，、;；]+/u).filter((code) => code !== '')

const rowsOf = (form: Form): Rows => {
  switch (form.rowsKind) {
    case 'all': return { kind: 'all' }
    case 'towns': return { kind: 'towns', towns: form.towns }
    case 'section': return { kind: 'section', section: form.section }
    case 'codes': return { kind: 'codes', codes: codesOf(form) }
  }
}

/** What the server is sent for the items chosen in the end. */
export const bodyOf = (form: Form, items: readonly string[]) => ({
  items, scenario: form.scenario.trim(), legalBasis: form.legalBasis.trim(), purpose: form.purpose, purposeText: form.purposeText.trim(), rows: rowsOf(form), from: form.from, to: form.to, manners: form.manners, endsOn: form.endsOn,
  onward: form.onward, largerReason: form.keep ? form.largerReason.trim() : '',
})
