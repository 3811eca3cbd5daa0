import { Cards, mayAny, PageLink, useSession, useText } from '@jingwei/ui'

const PAGES = [
  { to: '/people', title: 'identity.people.title', note: 'identity.people.note', permissions: ['identity.people'] },
  { to: '/organisations', title: 'identity.organisations.title', note: 'identity.organisations.note', permissions: ['identity.people'] },
  { to: '/roles', title: 'identity.roles.title', note: 'identity.roles.note', permissions: ['identity.people', 'identity.audit'] },
  { to: '/sessions', title: 'identity.sessions.title', note: 'identity.sessions.note', permissions: [] },
  { to: '/access', title: 'identity.access.title', note: 'identity.access.note', permissions: ['identity.review'] },
  { to: '/open-sessions', title: 'identity.open.title', note: 'identity.open.note', permissions: ['identity.security'] },
  { to: '/audit', title: 'identity.audit.title', note: 'identity.audit.note', permissions: ['identity.audit'] },
] as const

/** What an administrator of one of the three kinds may do. */
export default function AdministratorPart() {
  const t = useText()
  const { me } = useSession()
  return (
    <Cards>
      {PAGES.filter((page) => mayAny(me, page.permissions)).map((page) => (
        <PageLink key={page.to} to={page.to} className="jw-card">
          <strong>{t(page.title)}</strong>
          <span className="jw-number-note">{t(page.note)}</span>
        </PageLink>
      ))}
    </Cards>
  )
}
