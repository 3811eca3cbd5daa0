import { useLabel, useText, type Meta } from '@jingwei/ui'
import type { ReactNode } from 'react'
import { Brand } from './Brand.tsx'
import { ElderSwitch } from './ElderSwitch.tsx'
import { LanguageSwitch } from './LanguageSwitch.tsx'

/** The frame before somebody is signed in. */
export function EntranceFrame({ meta, children }: { readonly meta: Meta | undefined; readonly children: ReactNode }) {
  const t = useText()
  const label = useLabel()
  return (
    <div className="jw-entrance">
      <header className="jw-top">
        <Brand meta={meta} />
        <span className="jw-top-space" />
        <ElderSwitch />
        <LanguageSwitch />
      </header>
      <main>{children}</main>
      <footer>{t('portal.footer', { region: label(meta?.region), version: meta?.version ?? '' })}</footer>
    </div>
  )
}
