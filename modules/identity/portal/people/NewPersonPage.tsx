import { Choice, Facts, Field, FormSteps, PageHead, PageLink, post, problemOf, useAddressBar, useLabel, useRead, useReadAgain, useText, type Page } from '@jingwei/ui'
import App from 'antd/es/app'
import Checkbox from 'antd/es/checkbox'
import Input from 'antd/es/input'
import { useState } from 'react'
import { itemsOf, type OrganisationRow, type Role } from '../answers.ts'
import { OneTimePassword, type Issued } from './OneTimePassword.tsx'

/** A new account: who, where, which roles, check. */
export default function NewPersonPage() {
  const t = useText()
  const label = useLabel()
  const { go } = useAddressBar()
  const { message } = App.useApp()
  const readAgain = useReadAgain()
  const roles = itemsOf(useRead<readonly Role[]>('identity/roles').data)
  const organisations = itemsOf(useRead<Page<OrganisationRow>>('identity/organisations', { pageSize: 200 }).data)
  const [answers, setAnswers] = useState({ account: '', name: '', organisationId: '', roles: [] as readonly string[] })
  const [busy, setBusy] = useState(false)
  const [issued, setIssued] = useState<Issued>()
  const set = (change: Partial<typeof answers>) => setAnswers({ ...answers, ...change })
  const finish = async () => {
    setBusy(true)
    try {
      const { oneTimePassword } = await post<{ oneTimePassword: string }>('identity/people', { ...answers, organisationId: answers.organisationId || undefined })
      setIssued({ account: answers.account, password: oneTimePassword })
      await readAgain('identity/people')
    } catch (thrown) {
      void message.error(problemOf(thrown).detail || t('ui.failed.title'))
    } finally {
      setBusy(false)
    }
  }
  const missing = (value: string, id: string): readonly string[] => (value.trim() === '' ? [t(id)] : [])
  return (
    <>
      <PageHead title={t('identity.people.new')} back={<PageLink to="/people">{t('identity.people.title')}</PageLink>} />
      <FormSteps
        busy={busy}
        finish={t('identity.people.create')}
        onFinish={() => void finish()}
        steps={[
          {
            id: 'who',
            title: t('identity.step.who'),
            problems: () => [...missing(answers.name, 'identity.need.name'), ...missing(answers.account, 'identity.need.account')],
            render: () => (
              <>
                <Field label={t('identity.col.name')}>{({ id }) => <Input id={id} value={answers.name} onChange={(event) => set({ name: event.target.value })} />}</Field>
                <Field label={t('identity.col.account')} hint={t('identity.hint.account')}>
                  {({ id, describedBy }) => <Input id={id} aria-describedby={describedBy} autoComplete="off" value={answers.account} onChange={(event) => set({ account: event.target.value })} />}
                </Field>
              </>
            ),
          },
          {
            id: 'where',
            title: t('identity.step.where'),
            problems: () => [],
            render: () => (
              <Field label={t('identity.col.organisation')}>
                {({ id }) => <Choice id={id} value={answers.organisationId} options={[{ value: '', label: t('identity.none') }, ...organisations.map((one) => ({ value: one.id, label: one.name }))]} onChange={(organisationId) => set({ organisationId })} />}
              </Field>
            ),
          },
          {
            id: 'roles',
            title: t('identity.step.roles'),
            problems: () => (answers.roles.length === 0 ? [t('identity.need.role')] : []),
            render: () => (
              <fieldset className="jw-columns">
                <legend className="jw-hint">{t('identity.hint.roles')}</legend>
                {roles.map((role) => (
                  <Checkbox key={role.id} checked={answers.roles.includes(role.id)} onChange={(event) => set({ roles: event.target.checked ? [...answers.roles, role.id] : answers.roles.filter((id) => id !== role.id) })}>
                    {label(role)}
                  </Checkbox>
                ))}
              </fieldset>
            ),
          },
          {
            id: 'check',
            title: t('identity.step.check'),
            problems: () => [],
            render: () => (
              <Facts
                facts={[
                  [t('identity.col.name'), answers.name],
                  [t('identity.col.account'), answers.account],
                  [t('identity.col.organisation'), organisations.find((one) => one.id === answers.organisationId)?.name ?? t('identity.none')],
                  [t('identity.col.roles'), roles.filter((role) => answers.roles.includes(role.id)).map(label).join(', ')],
                ]}
              />
            ),
          },
        ]}
      />
      <OneTimePassword
        issued={issued}
        close={() => {
          setIssued(undefined)
          go('/people')
        }}
      />
    </>
  )
}
