import { FactorSetup } from '@jingwei/identity/portal'
import { get, rememberCsrfToken, useText, type Me } from '@jingwei/ui'
import { useQueryClient } from '@tanstack/react-query'

/** Before anything else opens, whose role asks for a second factor sets one up. */
export default function NewFactor() {
  const t = useText()
  const client = useQueryClient()
  const done = async () => {
    const me = await get<Me>('identity/me')
    rememberCsrfToken(me.csrfToken)
    client.setQueryData(['identity/me'], me)
  }
  return (
    <div className="jw-entrance-box jw-entrance-wide">
      <h1>{t('identity.factor.setUp')}</h1>
      <p className="jw-muted">{t('identity.factor.mustNote')}</p>
      <FactorSetup done={() => void done()} />
    </div>
  )
}
