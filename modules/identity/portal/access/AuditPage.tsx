import { ListPage, moment, useText, type Column } from '@jingwei/ui'
import type { AuditRow } from '../answers.ts'
import { ACTIONS, actionWords } from './actions.ts'

/** Who did what to accounts, rights and data, and from where. */
export default function AuditPage() {
  const t = useText()
  const nameOf = (action: string): string => {
    const words = actionWords(action)
    return words === undefined ? action : t(words)
  }
  const columns: readonly Column<AuditRow>[] = [
    { id: 'at', title: t('identity.audit.at'), render: (row) => moment(row.at, true) },
    { id: 'actor', title: t('identity.audit.actor'), render: (row) => row.actor },
    { id: 'action', title: t('identity.audit.action'), render: (row) => nameOf(row.action) },
    { id: 'target', title: t('identity.audit.target'), render: (row) => row.target ?? '–' },
    { id: 'detail', title: t('identity.audit.detail'), wrap: true, render: (row) => Object.entries(row.detail).map(([name, value]) => `${name}=${typeof value === 'object' ? JSON.stringify(value) : String(value)}`).join(', ') },
    { id: 'address', title: t('identity.col.address'), render: (row) => row.address ?? '–' },
    { id: 'trace', title: t('ui.failed.trace'), optional: true, render: (row) => <code>{row.traceId}</code> },
  ]
  return (
    <ListPage
      title={t('identity.audit.title')}
      note={t('identity.audit.note')}
      id="audit"
      label={t('identity.audit.title')}
      path="identity/audit"
      rowKey={(row) => `${row.at}-${row.action}-${row.target ?? ''}-${row.traceId}`}
      columns={columns}
      filters={[
        { id: 'person', label: t('identity.audit.person'), kind: 'text' },
        { id: 'action', label: t('identity.audit.action'), kind: 'choice', options: ACTIONS.map((action) => ({ value: `identity.${action}`, label: t(`identity.action.${action}`) })) },
        { id: 'from', label: t('identity.audit.from'), kind: 'date' },
        { id: 'to', label: t('identity.audit.to'), kind: 'date' },
      ]}
    />
  )
}
