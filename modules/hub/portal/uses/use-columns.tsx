import { moment, PageLink, useLabel, useText, type Column } from '@jingwei/ui'
import type { Use } from '../answers.ts'

/** Who, when, for what purpose, by which way. `withEnterprise` where the rows are about several. */
export function useUseColumns(withEnterprise: boolean): readonly Column<Use>[] {
  const t = useText()
  const label = useLabel()
  const enterprise: Column<Use> = {
    id: 'enterprise',
    title: t('hub.uses.enterprise'),
    render: (use) => (use.enterprise === undefined ? '–' : <PageLink to={`/enterprises/${use.enterprise.id}`}>{use.enterprise.name}</PageLink>),
  }
  return [
    { id: 'at', title: t('hub.uses.at'), render: (use) => moment(use.at, true) },
    { id: 'who', title: t('hub.uses.who'), render: (use) => use.who },
    { id: 'organisation', title: t('hub.uses.organisation'), render: (use) => use.organisation ?? '–' },
    ...(withEnterprise ? [enterprise] : []),
    { id: 'purpose', title: t('hub.uses.purpose'), render: (use) => label(use.purpose) },
    { id: 'door', title: t('hub.uses.door'), render: (use) => label(use.door) },
    { id: 'filters', title: t('hub.uses.filters'), wrap: true, render: (use) => filtersText(use.filters) },
    { id: 'rows', title: t('hub.uses.rows'), align: 'end', optional: true, render: (use) => use.rows },
    { id: 'agreement', title: t('hub.uses.agreement'), optional: true, render: (use) => use.agreement ?? '–' },
  ]
}

/** Sorting and paging say nothing about what was asked for. */
const filtersText = (filters: Use['filters']): string =>
  Object.entries(filters ?? {})
    .filter(([name]) => name !== 'sort' && name !== 'offset' && name !== 'limit')
   .map(([name, value]) => `${name}=${String(value)}`).join(', ')

/** Uses have no id of their own; a request leaves one row per enterprise. */
export const useKey = (use: Use): string => `${use.traceId}-${use.at}-${use.enterprise?.id ?? ''}-${use.door.en}`
