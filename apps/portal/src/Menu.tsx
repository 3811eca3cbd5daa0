import { mayAny, PageLink, useAddressBar, useSession, useText } from '@jingwei/ui'
import { pages } from './modules.ts'

const GROUPS = ['work', 'region', 'control'] as const

/** Only what the signed-in person may open. */
export function Menu() {
  const t = useText()
  const { me } = useSession()
  const { path } = useAddressBar()
  return (
    <nav aria-label={t('portal.menu')}>
      <PageLink to="/" current={path === '/'}>
        {t('portal.home')}
      </PageLink>
      {GROUPS.map((group) => {
        const entries = pages.filter((page) => page.group === group && mayAny(me, page.permissions))
        if (entries.length === 0) return null
        return (
          <div key={group}>
            <h2>{t(`portal.group.${group}`)}</h2>
            {entries.map((page) => (
              <PageLink key={page.path} to={page.path} current={path === page.path || path.startsWith(`${page.path}/`)}>
                {t(page.title)}
              </PageLink>
            ))}
          </div>
        )
      })}
    </nav>
  )
}
