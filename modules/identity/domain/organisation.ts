import { parseCreditCode } from '@jingwei/codes'
import { JingweiError } from '@jingwei/kernel'

export const organisationKinds = ['department', 'town', 'enterprise', 'company'] as const
export type OrganisationKind = (typeof organisationKinds)[number]

export const kindNames: Readonly<Record<OrganisationKind, { readonly zh: string; readonly en: string }>> = {
  department: { zh: '部门', en: 'Department' },
  town: { zh: '镇街', en: 'Town' },
  enterprise: { zh: '企业', en: 'Enterprise' },
  company: { zh: '公司', en: 'Company' },
}

export type Organisation = {
  readonly id: string
  readonly kind: OrganisationKind
  readonly name: string
  readonly creditCode?: string
  readonly town?: string
  readonly state: 'active' | 'merged'
}

export type NewOrganisation = { readonly kind: OrganisationKind; readonly name: string; readonly creditCode?: string; readonly town?: string }

/** A kind by its id or by its Chinese or English name. @throws identity.unknown_kind */
export function readKind(text: string): OrganisationKind {
  const kind = organisationKinds.find((id) => id === text || kindNames[id].zh === text || kindNames[id].en.toLowerCase() === text.toLowerCase())
  if (!kind) throw new JingweiError('identity.unknown_kind', { kind: text })
  return kind
}

/**
 * Trims and checks what was typed. An enterprise is keyed by its credit code; since its people see rows by that code,
 * a code with a wrong check digit is refused here, not flagged.
 * @throws identity.credit_code_needed, identity.bad_credit_code
 */
export function checkedOrganisation({ kind, name, creditCode, town }: NewOrganisation): NewOrganisation {
  const code = creditCode?.trim()
  const place = town?.trim()
  if (!code && kind === 'enterprise') throw new JingweiError('identity.credit_code_needed')
  return { kind, name: name.trim(), ...(code ? { creditCode: checkedCreditCode(code) } : {}), ...(place ? { town: place } : {}) }
}

/** @throws identity.bad_credit_code */
export function checkedCreditCode(text: string): string {
  const parsed = parseCreditCode(text)
  if (parsed.kind !== 'credit_code' || !parsed.checkDigitOk) throw new JingweiError('identity.bad_credit_code', { code: text })
  return parsed.code
}
