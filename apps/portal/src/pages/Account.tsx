import { Facts, mayAny, PageHead, PageLink, Panel, useSession, useText } from '@jingwei/ui'
import App from 'antd/es/app'
import { NewPassword } from '../NewPassword.tsx'

/** What else is mine: where I am signed in, and keys for my programs. */
const OWN = [
  { to: '/messages/settings', title: 'notify.settings.title', permissions: ['notify.own'] },
  { to: '/delegations', title: 'identity.delegations.title', permissions: ['identity.delegate'] },
  { to: '/sessions', title: 'identity.sessions.title', permissions: [] },
  { to: '/second-factor', title: 'identity.factor.title', permissions: [] },
  { to: '/tokens', title: 'identity.tokens.title', permissions: ['identity.tokens'] },
] as const

/** My own account: who I am to the system, and my password. */
export default function Account() {
  const t = useText()
  const { me } = useSession()
  const { message } = App.useApp()
  return (
    <>
      <PageHead
        title={t('portal.account.title')}
        actions={OWN.filter((page) => mayAny(me, page.permissions)).map((page) => (
          <PageLink key={page.to} to={page.to} className="jw-button-link">
            {t(page.title)}
          </PageLink>
        ))}
      />
      <div className="jw-board">
        <Panel title={t('portal.account.who')}>
          <Facts
            facts={[
              [t('portal.account.name'), me.name],
              [t('portal.account.account'), me.account],
              [t('portal.account.organisation'), me.organisation?.name],
              [t('portal.account.roles'), me.roles.map((role) => t(`portal.role.${role}`)).join(', ')],
            ]}
          />
        </Panel>
        <Panel title={t('portal.password.change')}>
          <NewPassword done={() => void message.success(t('portal.password.changed'))} />
        </Panel>
      </div>
    </>
  )
}
