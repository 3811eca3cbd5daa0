import { ListPage, mayAny, PageLink, StateMark, useLabel, useRead, useSession, useText, type Column } from '@jingwei/ui'
import Button from 'antd/es/button'
import { useState } from 'react'
import { itemsOf, type Person, type Role } from '../answers.ts'
import { GrantRoles } from './GrantRoles.tsx'
import { ImportPeople } from './ImportPeople.tsx'
import { OneTimePassword, type Issued } from './OneTimePassword.tsx'
import { PersonActions } from './PersonActions.tsx'

/** Who has an account, with which roles. */
export default function PeoplePage() {
  const t = useText()
  const label = useLabel()
  const roles = useRead<readonly Role[]>('identity/roles')
  const [issued, setIssued] = useState<Issued>()
  const [importing, setImporting] = useState(false)
  const [granting, setGranting] = useState<Person>()
  const { me } = useSession()
  const roleName = (id: string): string => label(itemsOf(roles.data).find((role) => role.id === id)) || id
  const columns: readonly Column<Person>[] = [
    { id: 'name', title: t('identity.col.name'), render: (person) => person.name },
    { id: 'account', title: t('identity.col.account'), render: (person) => person.account },
    { id: 'organisation', title: t('identity.col.organisation'), render: (person) => person.organisation?.name ?? '–' },
    { id: 'roles', title: t('identity.col.roles'), wrap: true, render: (person) => <Roles person={person} roleName={roleName} /> },
    { id: 'state', title: t('identity.col.state'), render: (person) => <StateMark tone={person.state === 'active' ? 'good' : 'plain'}>{t(`identity.state.${person.state}`)}</StateMark> },
    { id: 'act', title: t('identity.col.act'), render: (person) => <PersonActions person={person} issued={setIssued} grant={setGranting} /> },
  ]
  return (
    <>
      <ListPage
        title={t('identity.people.title')}
        note={t('identity.people.note')}
        actions={
          mayAny(me, ['identity.accounts']) && (
          <>
            <Button onClick={() => setImporting(true)}>{t('identity.people.import')}</Button>
            <PageLink to="/people/new" className="jw-button-link jw-button-main">
              {t('identity.people.new')}
            </PageLink>
          </>
          )
        }
        id="people"
        label={t('identity.people.title')}
        path="identity/people"
        rowKey={(person) => person.id}
        columns={columns}
        filters={[
          { id: 'q', label: t('identity.people.q'), kind: 'text' },
          { id: 'role', label: t('identity.col.roles'), kind: 'choice', options: itemsOf(roles.data).map((role) => ({ value: role.id, label: label(role) })) },
          { id: 'state', label: t('identity.col.state'), kind: 'choice', options: ['active', 'disabled'].map((state) => ({ value: state, label: t(`identity.state.${state}`) })) },
        ]}
      />
      <OneTimePassword issued={issued} close={() => setIssued(undefined)} />
      <GrantRoles person={granting} roles={itemsOf(roles.data)} close={() => setGranting(undefined)} />
      <ImportPeople open={importing} close={() => setImporting(false)} />
    </>
  )
}

function Roles({ person, roleName }: { readonly person: Person; readonly roleName: (id: string) => string }) {
  const t = useText()
  const requested = person.requestedRoles.filter((role) => !person.roles.includes(role))
  return (
    <>
      {person.roles.map(roleName).join(', ')}
      {requested.length > 0 && <small>{t('identity.grant.requested', { roles: requested.map(roleName).join(', ') })}</small>}
    </>
  )
}
