import { mayAny, PageLink, post, useSession, useText } from '@jingwei/ui'
import { useQueryClient } from '@tanstack/react-query'
import { lazy, Suspense } from 'react'
import { Brand } from './Brand.tsx'
import { ElderSwitch } from './ElderSwitch.tsx'
import { LanguageSwitch } from './LanguageSwitch.tsx'
import { topBar } from './modules.ts'

const parts = topBar.map((part) => ({ ...part, Part: lazy(part.load) }))

type Props = { readonly menu: boolean; readonly toggleMenu: () => void; readonly openHelp: () => void }

/** Who is signed in, in which region, and the way out. */
export function TopBar({ menu, toggleMenu, openHelp }: Props) {
  const t = useText()
  const { me, meta } = useSession()
  const client = useQueryClient()
  const signOut = async () => {
    await post('identity/sign-out').catch(() => undefined)
    location.hash = '#/'
    client.clear()
    await client.resetQueries({ queryKey: ['identity/me'] })
    location.reload()
  }
  return (
    <header className="jw-top">
      <button type="button" className="jw-plain jw-menu-button" aria-expanded={menu} onClick={toggleMenu}>
        {t('portal.menu')}
      </button>
      <Brand meta={meta} />
      <span className="jw-top-space" />
      <span className="jw-who" title={me.organisation?.name}>
        {me.organisation === undefined ? '' : `${me.organisation.name} · `}
        {me.name}
      </span>
      <Suspense fallback={null}>
        {parts.filter((part) => mayAny(me, part.permissions)).map(({ order, Part }) => (
          <Part key={order} />
        ))}
      </Suspense>
      <ElderSwitch offered={me.home === 'enterprise'} />
      <LanguageSwitch />
      <button type="button" className="jw-plain" onClick={openHelp}>
        {t('portal.help.open')}
      </button>
      <PageLink to="/account" className="jw-plain">
        {t('portal.account.short')}
      </PageLink>
      <button type="button" className="jw-plain" onClick={() => void signOut()}>
        {t('portal.signOut')}
      </button>
    </header>
  )
}
