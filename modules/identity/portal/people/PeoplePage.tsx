import { ListPage, moment, PageLink, StateMark, useLabel, useRead, useText, type Column } from '@jingwei/ui'
import Button from 'antd/es/button'
import { useState } from 'react'
import { itemsOf, type Person, type Role } from '../answers.ts'
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
  const roleName = (id: string): string => label(itemsOf(roles.data).find((role) => role.id === id)) || id
  const columns: readonly Column<Person>[] = [
    { id: 'name', title: t('identity.col.name'), render: (person) => person.name },
    { id: 'account', title: t('identity.col.account'), render: (person) => person.account },
    { id: 'organisation', title: t('identity.col.organisation'), render: (person) => person.organisation?.name ?? '–' },
    { id: 'roles', title: t('identity.col.roles'), wrap: true, render: (person) => person.roles.map(roleName).join(', ') },
    { id: 'state', title: t('identity.col.state'), render: (person) => <StateMark tone={person.state === 'active' ? 'good' : 'plain'}>{t(`identity.state.${person.state}`)}</StateMark> },
    { id: 'last', title: t('identity.col.lastSignIn'), render: (person) => moment(person.lastSignInAt) || '–' },
    { id: 'act', title: t('identity.col.act'), render: (person) => <PersonActions person={person} issued={setIssued} /> },
  ]
  return (
    <>
      <ListPage
        title={t('identity.people.title')}
        note={t('identity.people.note')}
        actions={
          <>
            <Button onClick={() => setImporting(true)}>{t('identity.people.import')}</Button>
            <PageLink to="/people/new" className="jw-button-link jw-button-main">
              {t('identity.people.new')}
            </PageLink>
          </>
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
      <ImportPeople open={importing} close={() => setImporting(false)} />
    </>
  )
}
