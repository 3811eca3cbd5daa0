import { Meter, problemOf, useText } from '@jingwei/ui'
import Button from 'antd/es/button'
import { useRef, useState } from 'react'
import { upload } from './upload.ts'

/** A place to drop files on, or a button to choose them; sending shows how far it is. */
export function Drop({ started }: { readonly started: (importId: string) => void }) {
  const t = useText()
  const input = useRef<HTMLInputElement>(null)
  const [over, setOver] = useState(false)
  const [sent, setSent] = useState<{ readonly done: number; readonly total: number }>()
  const [wrong, setWrong] = useState<string>()
  const send = async (files: readonly File[]) => {
    if (files.length === 0 || sent !== undefined) return
    setWrong(undefined)
    setSent({ done: 0, total: files.reduce((sum, file) => sum + file.size, 0) })
    try {
      started(await upload(files, (done, total) => setSent({ done, total })))
    } catch (thrown) {
      const problem = problemOf(thrown)
      setWrong(problem.detail || t(problem.status === 0 ? 'ui.failed.unreachableHint' : 'hub.imports.refused'))
    } finally {
      setSent(undefined)
    }
  }
  return (
    <section
      className={`jw-drop${over ? ' jw-drop-over' : ''}`}
      aria-label={t('hub.imports.drop')}
      onDragOver={(event) => {
        event.preventDefault()
        setOver(true)
      }}
      onDragLeave={() => setOver(false)}
      onDrop={(event) => {
        event.preventDefault()
        setOver(false)
        void send(Array.from(event.dataTransfer.files))
      }}
    >
      {wrong !== undefined && (
        <p className="jw-strip jw-strip-bad" role="alert">
          {wrong}
        </p>
      )}
      <input ref={input} type="file" multiple hidden accept=".csv,.tsv,.txt,.xlsx,.xls,.zip,.gz" aria-label={t('hub.imports.choose')} onChange={(event) => void send(Array.from(event.target.files ?? []))} />
      {sent === undefined ? (
        <Button type="primary" onClick={() => input.current?.click()}>
          {t('hub.imports.choose')}
        </Button>
      ) : (
        <Meter label={t('hub.imports.sending')} done={Math.round(sent.done / 1024)} total={Math.round(sent.total / 1024)} unit={`KB · ${t('hub.imports.sending')}`} />
      )}
      <p>{t('hub.imports.dropHint')}</p>
    </section>
  )
}
