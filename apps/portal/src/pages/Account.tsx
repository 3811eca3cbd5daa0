import { PageHead, Panel, Facts, useSession, useText } from '@jingwei/ui'
import App from 'antd/es/app'
import { NewPassword } from '../NewPassword.tsx'

/** My own account: who I am to the system, and my password. */
export default function Account() {
  const t = useText()
  const { me } = useSession()
  const { message } = App.useApp()
  return (
    <>
      <PageHead title={t('portal.account.title')} />
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
