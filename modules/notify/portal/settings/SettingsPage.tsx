import { PageHead, PageLink, Panel, Reading, useRead, useText } from '@jingwei/ui'
import type { AddressRow, Offered } from '../answers.ts'
import { Addresses } from './Addresses.tsx'
import { Choices } from './Choices.tsx'

/** By which channel I want to hear of what, and where I am reached. */
export default function SettingsPage() {
  const t = useText()
  const offered = useRead<Offered>('notify/choices')
  const addresses = useRead<{ items: readonly AddressRow[] }>('notify/addresses')
  return (
    <>
      <PageHead title={t('notify.settings.title')} note={t('notify.settings.note')} back={<PageLink to="/messages">{t('notify.title')}</PageLink>} />
      <Reading query={offered}>
        {(data) => (
          <div className="jw-board">
            <Panel title={t('notify.choices.title')}>{data.channels.length === 0 ? <p className="jw-body">{t('notify.choices.none')}</p> : <Choices offered={data} />}</Panel>
            <Panel title={t('notify.addresses.title')}>
              <Reading query={addresses}>{({ items }) => <Addresses addresses={items} channels={data.channels} />}</Reading>
            </Panel>
          </div>
        )}
      </Reading>
    </>
  )
}
