import { moment, PageLink, useLabel, useText, type Column } from '@jingwei/ui'
import type { Use } from '../answers.ts'

const DOORS = ['page', 'list', 'export', 'api', 'detail', 'map', 'summary', 'series', 'cli']

/** Who, when, for what purpose, by which way. `withEnterprise` where the rows are about several. */
export function useUseColumns(withEnterprise: boolean): readonly Column<Use>[] {
  const t = useText()
  const label = useLabel()
  const enterprise: Column<Use> = {
    id: 'enterprise',
    title: t('hub.uses.enterprise'),
    render: (use) => {
      const name = typeof use.enterprise === 'object' ? use.enterprise.name : use.enterprise
      const id = typeof use.enterprise === 'object' ? use.enterprise.id : use.enterpriseId
      return id === undefined ? (name ?? '–') : <PageLink to={`/enterprises/${id}`}>{name ?? id}</PageLink>
    },
  }
  return [
    { id: 'at', title: t('hub.uses.at'), render: (use) => moment(use.at, true) },
    { id: 'who', title: t('hub.uses.who'), render: (use) => use.who },
    { id: 'organisation', title: t('hub.uses.organisation'), render: (use) => use.organisation ?? '–' },
    ...(withEnterprise ? [enterprise] : []),
    { id: 'purpose', title: t('hub.uses.purpose'), render: (use) => (typeof use.purpose === 'object' ? label(use.purpose) : use.purpose) },
    { id: 'door', title: t('hub.uses.door'), render: (use) => (DOORS.includes(use.door) ? t(`hub.door.${use.door}`) : use.door) },
    { id: 'filters', title: t('hub.uses.filters'), wrap: true, render: (use) => (typeof use.filters === 'object' ? JSON.stringify(use.filters) : use.filters) },
    { id: 'agreement', title: t('hub.uses.agreement'), optional: true, render: (use) => use.agreement ?? '–' },
  ]
}
