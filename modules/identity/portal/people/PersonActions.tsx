import { mayAny, PageLink, patch, post, problemOf, useReadAgain, useSession, useText } from '@jingwei/ui'
import App from 'antd/es/app'
import type { Person } from '../answers.ts'
import type { Issued } from './OneTimePassword.tsx'

/** What may be done to a person, each by whose duty it is. */
export function PersonActions({ person, issued, grant }: { readonly person: Person; readonly issued: (issued: Issued) => void; readonly grant: (person: Person) => void }) {
  const t = useText()
  const { message, modal } = App.useApp()
  const readAgain = useReadAgain()
  const { me } = useSession()
  const safely = async (work: () => Promise<void>) => {
    try {
      await work()
      await readAgain('identity/')
    } catch (thrown) {
      void message.error(problemOf(thrown).detail || t('ui.failed.title'))
    }
  }
  const reset = () =>
    void modal.confirm({
      title: t('identity.reset.ask', { name: person.name }),
      content: t('identity.reset.text'),
      okText: t('identity.reset.go'),
      cancelText: t('ui.cancel'),
      onOk: () =>
        safely(async () => {
          const { oneTimePassword } = await post<{ oneTimePassword: string }>(`identity/people/${person.id}/reset`)
          issued({ account: person.account, password: oneTimePassword })
        }),
    })
  const resetFactor = () =>
    void modal.confirm({
      title: t('identity.factor.resetAsk', { name: person.name }),
      content: t('identity.factor.resetText'),
      okText: t('identity.factor.reset'),
      cancelText: t('ui.cancel'),
      onOk: () => safely(async () => void (await post(`identity/people/${person.id}/factor/reset`))),
    })
  const next = person.state === 'active' ? 'disabled' : 'active'
  return (
    <>
      {mayAny(me, ['identity.grant']) && (
        <button type="button" className="jw-plain" onClick={() => grant(person)}>
          {t('identity.grant.go')}
        </button>
      )}
      {mayAny(me, ['identity.security']) && (
        <PageLink to={`/sessions?person=${person.id}&name=${encodeURIComponent(person.name)}`} className="jw-plain">
          {t('identity.sessions.open')}
        </PageLink>
      )}
      {person.secondFactor && mayAny(me, ['identity.factor.reset']) && (
        <button type="button" className="jw-plain" onClick={resetFactor}>
          {t('identity.factor.reset')}
        </button>
      )}
      {mayAny(me, ['identity.accounts']) && (
        <>
          <button type="button" className="jw-plain" onClick={reset}>
            {t('identity.reset.go')}
          </button>
          <button type="button" className="jw-plain" onClick={() => void safely(async () => void (await patch(`identity/people/${person.id}`, { state: next })))}>
            {t(`identity.turn.${next}`)}
          </button>
        </>
      )}
    </>
  )
}
