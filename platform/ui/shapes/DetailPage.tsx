import type { ReactNode } from 'react'
import { useText } from '../i18n/text.tsx'
import { PageHead } from './PageHead.tsx'
import { Tabs, useTab, type Tab } from './Tabs.tsx'

type Props = {
  readonly title: string
  readonly note?: ReactNode
  readonly back?: ReactNode
  readonly actions?: ReactNode
  readonly tabs: readonly (Tab & { readonly render: () => ReactNode })[]
}

/** One thing with its tabs. */
export function DetailPage({ title, note, back, actions, tabs }: Props) {
  const t = useText()
  const current = useTab(tabs)
  return (
    <>
      <PageHead title={title} note={note} back={back} actions={actions} />
      <Tabs tabs={tabs} current={current} label={t('ui.tabs')} />
      {tabs.find((tab) => tab.id === current)?.render()}
    </>
  )
}
