import { Meter, problemOf, useText } from '@jingwei/ui'
import Button from 'antd/es/button'
import { useRef, useState } from 'react'

type Props = {
  /** Sends the files, telling how far it is; what it throws is shown. */
  readonly send: (files: readonly File[], progress: (sent: number, total: number) => void) => Promise<void>
  readonly hint: string
  readonly several?: boolean
}

/** A place to drop files on, or a button to choose them; sending shows how far it is. */
export function Drop({ send: deliver, hint, several = false }: Props) {
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
      await deliver(files, (done, total) => setSent({ done, total }))
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
      <input ref={input} type="file" multiple={several} hidden accept=".csv,.tsv,.txt,.jsonl,.xlsx,.gz" aria-label={t('hub.imports.choose')} onChange={(event) => void send(Array.from(event.target.files ?? []))} />
      {sent === undefined ? (
        <Button type="primary" onClick={() => input.current?.click()}>
          {t('hub.imports.choose')}
        </Button>
      ) : (
        <Meter label={t('hub.imports.sending')} done={Math.round(sent.done / 1024)} total={Math.round(sent.total / 1024)} unit={`KB · ${t('hub.imports.sending')}`} />
      )}
      <p>{hint}</p>
    </section>
  )
}
