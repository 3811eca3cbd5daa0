import { DataTable, Empty, PageHead, Reading, useLabel, useRead, useText } from '@jingwei/ui'
import { itemsOf, type Role } from '../answers.ts'

/** What each role may do. Roles are fixed; the three administrators exclude each other. */
export default function RolesPage() {
  const t = useText()
  const label = useLabel()
  const query = useRead<readonly Role[]>('identity/roles')
  return (
    <>
      <PageHead title={t('identity.roles.title')} note={t('identity.roles.note')} />
      <Reading query={query} empty={{ when: (roles) => itemsOf(roles).length === 0, show: <Empty /> }}>
        {(roles) => (
          <DataTable
            label={t('identity.roles.title')}
            rows={itemsOf(roles)}
            rowKey={(role) => role.id}
            columns={[
              { id: 'role', title: t('identity.roles.role'), render: (role) => label(role) },
              { id: 'may', title: t('identity.roles.may'), wrap: true, render: (role) => <span className="jw-rolelist">{role.permissions.map((one) => <code key={one}>{one}</code>)}</span> },
            ]}
          />
        )}
      </Reading>
    </>
  )
}
