import type { Ctx } from '@jingwei/kernel'

/** Which tasks an actor may see at all. */
export type TaskScope = { readonly kind: 'all' } | { readonly kind: 'office'; readonly officeId: string } | { readonly kind: 'firm'; readonly creditCode: string } | { readonly kind: 'none' }

/**
 * A firm its own requests; leaders and auditors all; an office, a town being one, the tasks it leads, assists or raised.
 * Who fits nowhere sees nothing: a person without an organisation is not everybody's colleague. Work of the system
 * itself (a job, another module's service) sees all.
 */
export function taskScope(ctx: Ctx): TaskScope {
  const { kind, roles, creditCode, organisationId } = ctx.actor
  if (kind === 'service') return { kind: 'all' }
  if (roles.includes('enterprise')) return creditCode === undefined ? { kind: 'none' } : { kind: 'firm', creditCode }
  if (roles.includes('leader') || roles.includes('auditor')) return { kind: 'all' }
  const inOffice = roles.some((role) => role === 'officer' || role === 'statistics' || role === 'town')
  return inOffice && organisationId !== undefined ? { kind: 'office', officeId: organisationId } : { kind: 'none' }
}
