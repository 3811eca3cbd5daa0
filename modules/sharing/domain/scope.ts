import type { Ctx } from '@jingwei/kernel'

/** Which requests an actor may see: all, or those his office made or owns; `bureau` adds those whose source has no office here. */
export type RequestScope = { readonly kind: 'all' } | { readonly kind: 'office'; readonly officeId: string | undefined; readonly bureau: boolean } | { readonly kind: 'none' }

/** Leaders and auditors see all; who runs the platform sees what its bureau decides; an office its own; everybody else nothing. */
export function requestScope({ actor }: Ctx): RequestScope {
  const { kind, roles, organisationId } = actor
  if (kind === 'service') return { kind: 'all' }
  if (roles.includes('enterprise')) return { kind: 'none' }
  if (roles.includes('leader') || roles.includes('auditor')) return { kind: 'all' }
  const bureau = roles.includes('operator')
  const inOffice = roles.some((role) => role === 'officer' || role === 'statistics' || role === 'town')
  if (!bureau && (!inOffice || organisationId === undefined)) return { kind: 'none' }
  return { kind: 'office', officeId: organisationId, bureau }
}
