import { DataTable, Empty, Field, moment, PageHead, post, problemOf, Reading, remove, useRead, useReadAgain, useSession, useText, type Page } from '@jingwei/ui'
import App from 'antd/es/app'
import Button from 'antd/es/button'
import Checkbox from 'antd/es/checkbox'
import Input from 'antd/es/input'
import Modal from 'antd/es/modal'
import { useState } from 'react'
import { itemsOf, type Token } from '../answers.ts'
import { OneTimePassword, type Issued } from '../people/OneTimePassword.tsx'

/** Keys for programs: named, limited, ending; shown once. */
export default function TokensPage() {
  const t = useText()
  const { message } = App.useApp()
  const readAgain = useReadAgain()
  const [adding, setAdding] = useState(false)
  const [issued, setIssued] = useState<Issued>()
  const query = useRead<Page<Token> | readonly Token[]>('identity/tokens')
  const end = async (token: Token) => {
    try {
      await remove(`identity/tokens/${token.id}`)
      await readAgain('identity/tokens')
    } catch (thrown) {
      void message.error(problemOf(thrown).detail || t('ui.failed.title'))
    }
  }
  return (
    <>
      <PageHead
        title={t('identity.tokens.title')}
        note={t('identity.tokens.note')}
        actions={
          <Button type="primary" onClick={() => setAdding(true)}>
            {t('identity.tokens.new')}
          </Button>
        }
      />
      <Reading query={query} empty={{ when: (data) => itemsOf(data).length === 0, show: <Empty title={t('identity.tokens.none')} /> }}>
        {(data) => (
          <DataTable
            label={t('identity.tokens.title')}
            rows={itemsOf(data)}
            rowKey={(token) => token.id}
            columns={[
              { id: 'name', title: t('identity.tokens.name'), render: (token) => token.name },
              { id: 'scopes', title: t('identity.roles.may'), wrap: true, render: (token) => token.scopes.join(', ') },
              { id: 'expires', title: t('identity.tokens.expires'), render: (token) => moment(token.expiresAt).slice(0, 10) },
              { id: 'used', title: t('identity.tokens.used'), render: (token) => moment(token.lastUsedAt) || '–' },
              {
                id: 'act',
                title: t('identity.col.act'),
                render: (token) => (
                  <button type="button" className="jw-plain" onClick={() => void end(token)}>
                    {t('identity.tokens.end')}
                  </button>
                ),
              },
            ]}
          />
        )}
      </Reading>
      <NewToken open={adding} close={() => setAdding(false)} issued={setIssued} />
      <OneTimePassword issued={issued} close={() => setIssued(undefined)} />
    </>
  )
}

function NewToken({ open, close, issued }: { readonly open: boolean; readonly close: () => void; readonly issued: (issued: Issued) => void }) {
  const t = useText()
  const { me } = useSession()
  const { message } = App.useApp()
  const readAgain = useReadAgain()
  const [name, setName] = useState('')
  const [expires, setExpires] = useState('')
  const [scopes, setScopes] = useState<readonly string[]>([])
  const save = async () => {
    try {
      const { token } = await post<{ token: string }>('identity/tokens', { name: name.trim(), scopes, expiresAt: new Date(`${expires}T00:00:00+08:00`).toISOString() })
      issued({ account: name, password: token })
      await readAgain('identity/tokens')
      close()
    } catch (thrown) {
      void message.error(problemOf(thrown).detail || t('ui.failed.title'))
    }
  }
  return (
    <Modal open={open} onCancel={close} onOk={() => void save()} okText={t('ui.save')} cancelText={t('ui.cancel')} okButtonProps={{ disabled: name.trim() === '' || expires === '' || scopes.length === 0 }} title={t('identity.tokens.new')} closable={{ 'aria-label': t('ui.close') }} destroyOnHidden>
      <Field label={t('identity.tokens.name')}>{({ id }) => <Input id={id} value={name} onChange={(event) => setName(event.target.value)} />}</Field>
      <Field label={t('identity.tokens.expires')}>{({ id }) => <Input id={id} type="date" value={expires} onChange={(event) => setExpires(event.target.value)} />}</Field>
      <fieldset className="jw-columns jw-field">
        <legend>{t('identity.roles.may')}</legend>
        {me.permissions.map((one) => (
          <Checkbox key={one} checked={scopes.includes(one)} onChange={(event) => setScopes(event.target.checked ? [...scopes, one] : scopes.filter((other) => other !== one))}>
            <code>{one}</code>
          </Checkbox>
        ))}
      </fieldset>
    </Modal>
  )
}
