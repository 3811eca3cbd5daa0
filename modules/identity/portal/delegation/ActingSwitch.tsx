import { Choice, post, problemOf, useSession, useText } from '@jingwei/ui'
import App from 'antd/es/app'

/** In whose name I work now; shown to who has a colleague's desk today. All that was read belongs to another desk, so the page begins anew. */
export default function ActingSwitch() {
  const t = useText()
  const { me } = useSession()
  const { message } = App.useApp()
  const lent = me.mayActFor ?? []
  if (lent.length === 0) return null
  const choose = async (delegationId: string) => {
    try {
      await post('identity/acting', delegationId === '' ? {} : { delegationId })
      location.hash = '#/'
      location.reload()
    } catch (thrown) {
      void message.error(problemOf(thrown).detail || t('ui.failed.title'))
    }
  }
  return (
    <span className={me.actingFor === undefined ? undefined : 'jw-sample'}>
      <Choice
        label={t('identity.acting.label')}
        value={me.actingFor?.delegationId ?? ''}
        options={[{ value: '', label: t('identity.acting.self') }, ...lent.map((one) => ({ value: one.delegationId, label: t('identity.acting.for', { name: one.name }) }))]}
        onChange={(id) => void choose(id)}
      />
    </span>
  )
}
