import { DataTable, moment, Panel, post, Reading, useRead, useText } from '@jingwei/ui'
import Button from 'antd/es/button'
import { useState } from 'react'
import type { KeyRow, KeysState } from '../answers.ts'
import { CodeDialog } from './CodeDialog.tsx'
import { KeySetup } from './KeySetup.tsx'

/** My security keys: added, looked over, removed. */
export function KeysPanel({ changed }: { readonly changed: () => Promise<void> }) {
  const t = useText()
  const query = useRead<KeysState>('identity/factor/keys')
  const [adding, setAdding] = useState(false)
  const [removing, setRemoving] = useState<KeyRow>()
  const done = () => {
    setAdding(false)
    void changed()
  }
  return (
    <Panel title={t('identity.key.title')}>
      {adding ? (
        <KeySetup done={done} cancel={() => setAdding(false)} />
      ) : (
        <Reading query={query}>
          {(state) => (
            <>
              <p className="jw-hint">{t('identity.key.note')}</p>
              {state.keys.length > 0 && <Keys keys={state.keys} remove={setRemoving} />}
              <Where state={state} add={() => setAdding(true)} />
            </>
          )}
        </Reading>
      )}
      <CodeDialog
        open={removing !== undefined}
        title={t('identity.key.removeAsk', { name: removing?.name ?? '' })}
        text={t('identity.key.removeText')}
        go={t('identity.key.remove')}
        password
        close={() => setRemoving(undefined)}
        send={async (password) => {
          await post(`identity/factor/keys/${removing?.id ?? ''}/remove`, { password })
          setRemoving(undefined)
          await changed()
        }}
      />
    </Panel>
  )
}

function Keys({ keys, remove }: { readonly keys: readonly KeyRow[]; readonly remove: (key: KeyRow) => void }) {
  const t = useText()
  return (
    <DataTable
      label={t('identity.key.title')}
      rows={keys}
      rowKey={(key) => key.id}
      columns={[
        { id: 'name', title: t('identity.key.name'), render: (key) => key.name },
        { id: 'created', title: t('identity.key.created'), render: (key) => moment(key.createdAt) },
        { id: 'used', title: t('identity.key.used'), render: (key) => (key.lastUsedAt === undefined ? t('identity.key.never') : moment(key.lastUsedAt)) },
        {
          id: 'act',
          title: t('identity.col.act'),
          render: (key) => (
            <button type="button" className="jw-plain" aria-label={`${t('identity.key.remove')} ${key.name}`} onClick={() => remove(key)}>
              {t('identity.key.remove')}
            </button>
          ),
        },
      ]}
    />
  )
}

/** The button where keys work; elsewhere the reason and what to do. */
function Where({ state, add }: { readonly state: KeysState; readonly add: () => void }) {
  const t = useText()
  if (state.origin === undefined) return <p className="jw-strip">{t(state.off === 'insecure' ? 'identity.key.insecure' : 'identity.key.unset')}</p>
  if (state.origin !== location.origin) return <p className="jw-strip">{t('identity.key.elsewhere', { origin: state.origin })}</p>
  return (
    <div className="jw-state-actions">
      <Button onClick={add}>{t('identity.key.add')}</Button>
    </div>
  )
}
