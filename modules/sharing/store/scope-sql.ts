import type { RequestScope } from '../domain/scope.ts'

/** The scope as a condition on `r`; what it needs is pushed onto the parameters. A draft is its office's alone. */
export function scopeSql(scope: RequestScope, parameters: unknown[]): string {
  if (scope.kind === 'none') return 'false'
  if (scope.kind === 'all') return 'true'
  const place = scope.officeId === undefined ? undefined : `$${parameters.push(scope.officeId)}::uuid`
  const parts = place === undefined ? [] : [`r.office_id = ${place}`, `(r.owner_office_id = ${place} and r.state <> 'draft')`]
  return `(${[...parts, ...(scope.bureau ? [`(r.owner_office_id is null and r.state <> 'draft')`] : [])].join(' or ') || 'false'})`
}
