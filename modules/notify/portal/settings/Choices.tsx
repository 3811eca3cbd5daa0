import { problemOf, put, useLabel, useReadAgain, useText } from '@jingwei/ui'
import App from 'antd/es/app'
import Button from 'antd/es/button'
import Checkbox from 'antd/es/checkbox'
import { useState } from 'react'
import type { Offered } from '../answers.ts'

/** A table of kinds and channels; in the portal itself everything is always shown. */
export function Choices({ offered: { kinds, channels, choices } }: { readonly offered: Offered }) {
  const t = useText()
  const label = useLabel()
  const { message } = App.useApp()
  const readAgain = useReadAgain()
  const keyOf = (kind: string, channel: string) => `${kind} ${channel}`
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set(choices.map(({ kind, channel }) => keyOf(kind, channel))))
  const [busy, setBusy] = useState(false)
  const turn = (key: string, on: boolean) => setChosen(new Set(on ? [...chosen, key] : [...chosen].filter((each) => each !== key)))
  const save = async () => {
    setBusy(true)
    try {
      await put('notify/choices', { choices: kinds.flatMap((kind) => channels.filter((channel) => chosen.has(keyOf(kind.id, channel))).map((channel) => ({ kind: kind.id, channel }))) })
      await readAgain('notify/choices')
      void message.success(t('notify.saved'))
    } catch (thrown) {
      void message.error(problemOf(thrown).detail || t('ui.failed.title'))
    } finally {
      setBusy(false)
    }
  }
  return (
    <>
      {kinds.map((kind) => (
        <fieldset key={kind.id} className="jw-field">
          <legend>{label(kind)}</legend>
          {channels.map((channel) => (
            <Checkbox key={channel} checked={chosen.has(keyOf(kind.id, channel))} onChange={(event) => turn(keyOf(kind.id, channel), event.target.checked)}>
              {t(`notify.channel.${channel}`)}
            </Checkbox>
          ))}
        </fieldset>
      ))}
      <div className="jw-state-actions">
        <Button type="primary" loading={busy} onClick={() => void save()}>
          {t('notify.save')}
        </Button>
      </div>
    </>
  )
}
