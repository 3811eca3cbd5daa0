import { address, DataTable, post, problemOf, Result, saveFile, toCsv, useLabel, useReadAgain, useText, type Bilingual } from '@jingwei/ui'
import Button from 'antd/es/button'
import Modal from 'antd/es/modal'
import { useRef, useState } from 'react'

type Outcome = {
  readonly created: number
  readonly updated: number
  readonly rejected: readonly { readonly line: number; readonly reason: Bilingual }[]
  readonly passwords?: readonly { readonly account: string; readonly oneTimePassword: string }[]
}

/** Many people at once from a table; the one-time passwords come back as a file, once. */
export function ImportPeople({ open, close }: { readonly open: boolean; readonly close: () => void }) {
  const t = useText()
  const label = useLabel()
  const readAgain = useReadAgain()
  const input = useRef<HTMLInputElement>(null)
  const [busy, setBusy] = useState(false)
  const [wrong, setWrong] = useState<string>()
  const [outcome, setOutcome] = useState<Outcome>()
  const send = async (file: File | undefined) => {
    if (file === undefined) return
    setBusy(true)
    setWrong(undefined)
    const form = new FormData()
    form.append('file', file, file.name)
    try {
      setOutcome(await post<Outcome>('identity/people/import', form))
      await readAgain('identity/people')
    } catch (thrown) {
      setWrong(problemOf(thrown).detail || t('ui.failed.title'))
    } finally {
      setBusy(false)
    }
  }
  const passwords = outcome?.passwords ?? []
  return (
    <Modal
      open={open}
      onCancel={() => {
        setOutcome(undefined)
        close()
      }}
      footer={null}
      title={t('identity.people.import')}
      closable={{ 'aria-label': t('ui.close') }}
      destroyOnHidden
    >
      <p>
        {t('identity.import.text')}{' '}
        <a href={address('identity/people/template')} download>
          {t('identity.import.template')}
        </a>
      </p>
      {wrong !== undefined && (
        <p className="jw-strip jw-strip-bad" role="alert">
          {wrong}
        </p>
      )}
      <input ref={input} type="file" hidden accept=".csv,.xlsx" aria-label={t('identity.import.choose')} onChange={(event) => void send(event.target.files?.[0])} />
      <Button type="primary" loading={busy} onClick={() => input.current?.click()}>
        {t('identity.import.choose')}
      </Button>
      {outcome !== undefined && (
        <Result
          title={t('identity.import.done', { created: outcome.created, updated: outcome.updated, rejected: outcome.rejected.length })}
          actions={passwords.length > 0 && <Button onClick={() => saveFile('one-time-passwords.csv', toCsv([[t('identity.col.account'), t('identity.once.word')], ...passwords.map((one) => [one.account, one.oneTimePassword])]), 'text/csv')}>{t('identity.import.passwords')}</Button>}
        >
          {passwords.length > 0 && t('identity.once.text')}
        </Result>
      )}
      {outcome !== undefined && outcome.rejected.length > 0 && (
        <DataTable
          label={t('identity.import.rejected')}
          rows={outcome.rejected}
          rowKey={(row) => String(row.line)}
          columns={[
            { id: 'line', title: t('identity.import.line'), align: 'end', render: (row) => row.line },
            { id: 'reason', title: t('identity.import.reason'), wrap: true, render: (row) => label(row.reason) },
          ]}
        />
      )}
    </Modal>
  )
}
