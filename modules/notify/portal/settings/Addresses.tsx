import { Field, post, problemOf, put, remove, StateMark, useReadAgain, useText } from '@jingwei/ui'
import App from 'antd/es/app'
import Button from 'antd/es/button'
import Input from 'antd/es/input'
import { useState } from 'react'
import type { AddressRow } from '../answers.ts'

const OWN = ['email', 'sms'] as const

/** My e-mail address and mobile number: entered by me, proven by a code that goes there. */
export function Addresses({ addresses, channels }: { readonly addresses: readonly AddressRow[]; readonly channels: readonly string[] }) {
  const t = useText()
  const others = addresses.filter((address) => !(OWN as readonly string[]).includes(address.channel))
  return (
    <>
      <p className="jw-hint">{t('notify.addresses.why')}</p>
      {OWN.map((channel) => (
        <Own key={channel} channel={channel} on={channels.includes(channel)} address={addresses.find((address) => address.channel === channel)} />
      ))}
      {others.map((address) => (
        <p key={address.channel} className="jw-body">
          {t(`notify.channel.${address.channel}`)} {address.shown} <span className="jw-muted">{t('notify.addresses.by', { name: address.enteredBy })}</span>
        </p>
      ))}
    </>
  )
}

function Own({ channel, on, address }: { readonly channel: (typeof OWN)[number]; readonly on: boolean; readonly address: AddressRow | undefined }) {
  const t = useText()
  const { message } = App.useApp()
  const readAgain = useReadAgain()
  const [value, setValue] = useState('')
  const [code, setCode] = useState('')
  const attempt = async (work: () => Promise<unknown>, done: string) => {
    try {
      await work()
      void message.success(done)
      setCode('')
      setValue('')
    } catch (thrown) {
      void message.error(problemOf(thrown).detail || t('ui.failed.title'))
    } finally {
      await readAgain('notify/addresses')
    }
  }
  const path = `notify/addresses/${channel}`
  return (
    <>
      {address !== undefined && (
        <p className="jw-body">
          {t(`notify.channel.${channel}`)} {address.shown} <StateMark tone={address.verified ? 'good' : 'warn'}>{t(address.verified ? 'notify.addresses.verified' : 'notify.addresses.unproven')}</StateMark>{' '}
          <button type="button" className="jw-plain" onClick={() => void attempt(() => remove(path), t('notify.addresses.removed'))}>
            {t('notify.addresses.remove')}
          </button>
        </p>
      )}
      {address?.verified === true && address.pending !== undefined && (
        <p className="jw-body">
          {t(`notify.channel.${channel}`)} {address.pending} <StateMark tone="warn">{t('notify.addresses.unproven')}</StateMark>
        </p>
      )}
      {address?.pending !== undefined && (
        <Field label={t('notify.addresses.code')} hint={t('notify.addresses.codeHint')}>
          {({ id, describedBy }) => <Input.Search id={id} aria-describedby={describedBy} inputMode="numeric" maxLength={6} value={code} onChange={(event) => setCode(event.target.value)} enterButton={t('notify.addresses.prove')} onSearch={() => void attempt(() => post(`${path}/code`, { code }), t('notify.saved'))} />}
        </Field>
      )}
      {on ? (
        <Field label={t(`notify.addresses.${channel}`)}>
          {({ id }) => <Input.Search id={id} value={value} maxLength={200} onChange={(event) => setValue(event.target.value)} enterButton={<Button>{t('notify.addresses.send')}</Button>} onSearch={() => void (value.trim() !== '' && attempt(() => put(path, { value }), t('notify.addresses.sent')))} />}
        </Field>
      ) : (
        address === undefined && <p className="jw-muted">{t('notify.addresses.off', { channel: t(`notify.channel.${channel}`) })}</p>
      )}
    </>
  )
}
