import { ListPage, moment, StateMark, useLabel, useRead, useText, type Column } from '@jingwei/ui'
import { itemsOf, type AccessRow, type Role } from '../answers.ts'

/** Days without a sign-in after which a reviewer asks whether a role is still needed. */
const UNUSED = [30, 90, 180, 365] as const

/** Who has which role since when, and who still uses it. */
export default function AccessPage() {
  const t = useText()
  const label = useLabel()
  const roles = itemsOf(useRead<readonly Role[]>('identity/roles').data)
  const roleName = (id: string | undefined): string => (id === undefined ? t('identity.access.noRole') : label(roles.find((role) => role.id === id)) || id)
  const columns: readonly Column<AccessRow>[] = [
    { id: 'name', title: t('identity.col.name'), render: (row) => row.name },
    { id: 'account', title: t('identity.col.account'), render: (row) => row.account },
    { id: 'organisation', title: t('identity.col.organisation'), render: (row) => row.organisation ?? '–' },
    { id: 'role', title: t('identity.roles.role'), render: (row) => roleName(row.role) },
    { id: 'granted', title: t('identity.access.granted'), render: (row) => moment(row.grantedAt) || '–' },
    { id: 'by', title: t('identity.access.by'), render: (row) => row.grantedBy ?? '–' },
    { id: 'last', title: t('identity.access.last'), render: (row) => moment(row.lastSignInAt) || t('identity.access.never') },
    { id: 'factor', title: t('identity.factor.title'), render: (row) => <StateMark tone={row.secondFactor ? 'good' : 'plain'}>{t(row.secondFactor ? 'identity.factor.isOn' : 'identity.factor.isOff')}</StateMark> },
    { id: 'state', title: t('identity.col.state'), render: (row) => <StateMark tone={row.state === 'active' ? 'good' : 'plain'}>{t(`identity.state.${row.state}`)}</StateMark> },
  ]
  return (
    <ListPage
      title={t('identity.access.title')}
      note={t('identity.access.note')}
      id="access"
      label={t('identity.access.title')}
      path="identity/access"
      rowKey={(row) => `${row.personId}-${row.role ?? ''}`}
      columns={columns}
      exports={['csv']}
      filters={[
        { id: 'q', label: t('identity.people.q'), kind: 'text' },
        { id: 'role', label: t('identity.roles.role'), kind: 'choice', options: roles.map((role) => ({ value: role.id, label: label(role) })) },
        { id: 'unusedDays', label: t('identity.access.unused'), kind: 'choice', options: UNUSED.map((days) => ({ value: String(days), label: t('identity.access.days', { days }) })) },
        { id: 'state', label: t('identity.col.state'), kind: 'choice', options: ['active', 'disabled'].map((state) => ({ value: state, label: t(`identity.state.${state}`) })) },
      ]}
    />
  )
}
