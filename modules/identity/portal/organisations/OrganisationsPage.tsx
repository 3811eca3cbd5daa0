import { Choice, Field, ListPage, mayAny, post, problemOf, useReadAgain, useSession, useText, type Column } from '@jingwei/ui'
import App from 'antd/es/app'
import Button from 'antd/es/button'
import Input from 'antd/es/input'
import Modal from 'antd/es/modal'
import { useState } from 'react'
import { ORGANISATION_KINDS, type OrganisationRow } from '../answers.ts'

/** Departments, towns, enterprises and companies people belong to. */
export default function OrganisationsPage() {
  const t = useText()
  const [adding, setAdding] = useState(false)
  const { me } = useSession()
  const kinds = ORGANISATION_KINDS.map((kind) => ({ value: kind as string, label: t(`identity.kind.${kind}`) }))
  const columns: readonly Column<OrganisationRow>[] = [
    { id: 'name', title: t('identity.col.organisation'), render: (row) => row.name },
    { id: 'kind', title: t('identity.col.kind'), render: (row) => kinds.find((kind) => kind.value === row.kind)?.label ?? row.kind },
    { id: 'code', title: t('identity.col.code'), render: (row) => (row.creditCode ? <code>{row.creditCode}</code> : '–') },
    { id: 'town', title: t('identity.col.town'), render: (row) => row.town ?? '–' },
  ]
  return (
    <>
      <ListPage
        title={t('identity.organisations.title')}
        note={t('identity.organisations.note')}
        actions={
          mayAny(me, ['identity.accounts']) && (
            <Button type="primary" onClick={() => setAdding(true)}>
              {t('identity.organisations.new')}
            </Button>
          )
        }
        id="organisations"
        label={t('identity.organisations.title')}
        path="identity/organisations"
        rowKey={(row) => row.id}
        columns={columns}
        filters={[
          { id: 'q', label: t('identity.organisations.q'), kind: 'text' },
          { id: 'kind', label: t('identity.col.kind'), kind: 'choice', options: kinds },
        ]}
      />
      <NewOrganisation open={adding} close={() => setAdding(false)} kinds={kinds} />
    </>
  )
}

type NewProps = { readonly open: boolean; readonly close: () => void; readonly kinds: readonly { readonly value: string; readonly label: string }[] }

function NewOrganisation({ open, close, kinds }: NewProps) {
  const t = useText()
  const { message } = App.useApp()
  const readAgain = useReadAgain()
  const [answers, setAnswers] = useState({ kind: 'department', name: '', creditCode: '', town: '' })
  const set = (change: Partial<typeof answers>) => setAnswers({ ...answers, ...change })
  const save = async () => {
    try {
      await post('identity/organisations', { kind: answers.kind, name: answers.name.trim(), creditCode: answers.creditCode.trim() || undefined, town: answers.town.trim() || undefined })
      await readAgain('identity/organisations')
      close()
    } catch (thrown) {
      void message.error(problemOf(thrown).detail || t('ui.failed.title'))
    }
  }
  return (
    <Modal open={open} onCancel={close} onOk={() => void save()} okText={t('ui.save')} cancelText={t('ui.cancel')} okButtonProps={{ disabled: answers.name.trim() === '' }} title={t('identity.organisations.new')} closable={{ 'aria-label': t('ui.close') }} destroyOnHidden>
      <Field label={t('identity.col.kind')}>{({ id }) => <Choice id={id} value={answers.kind} options={kinds} onChange={(kind) => set({ kind })} />}</Field>
      <Field label={t('identity.col.organisation')}>{({ id }) => <Input id={id} value={answers.name} onChange={(event) => set({ name: event.target.value })} />}</Field>
      <Field label={t('identity.col.code')}>{({ id }) => <Input id={id} value={answers.creditCode} onChange={(event) => set({ creditCode: event.target.value })} />}</Field>
      <Field label={t('identity.col.town')}>{({ id }) => <Input id={id} value={answers.town} onChange={(event) => set({ town: event.target.value })} />}</Field>
    </Modal>
  )
}
