import type { TaskScope } from '../domain/scope.ts'

/** The scope as a condition on `t`; what it needs is pushed onto the parameters. */
export function scopeSql(scope: TaskScope, parameters: unknown[]): string {
  switch (scope.kind) {
    case 'all': return 'true'
    case 'none': return 'false'
    case 'firm': return `(t.kind = 'request' and t.enterprise = $${parameters.push(scope.creditCode)})`
    case 'office': {
      const place = `$${parameters.push(scope.officeId)}`
      return `(t.lead_office_id = ${place} or t.raised_by_office_id = ${place} or exists (select 1 from tasks.assisting_office a where a.task_id = t.id and a.office_id = ${place}))`
    }
  }
}
