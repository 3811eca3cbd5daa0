import { FactorSetup, KeySetup } from '@jingwei/identity/portal'
import { get, rememberCsrfToken, useText, type Me } from '@jingwei/ui'
import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'

/** Before anything else opens, whose role asks for a second factor sets one up. */
export default function NewFactor() {
  const t = useText()
  const client = useQueryClient()
  const [way, setWay] = useState<'code' | 'key'>('code')
  const done = async () => {
    const me = await get<Me>('identity/me')
    rememberCsrfToken(me.csrfToken)
    client.setQueryData(['identity/me'], me)
  }
  return (
    <div className="jw-entrance-box jw-entrance-wide">
      <h1>{t('identity.factor.setUp')}</h1>
      <p className="jw-muted">{t(way === 'code' ? 'identity.factor.mustNote' : 'identity.key.note')}</p>
      {way === 'code' ? <FactorSetup done={() => void done()} /> : <KeySetup done={() => void done()} cancel={() => setWay('code')} />}
      <div className="jw-entrance-ways">
        <button type="button" className="jw-plain" onClick={() => setWay(way === 'code' ? 'key' : 'code')}>
          {t(way === 'code' ? 'identity.key.instead' : 'identity.key.codeInstead')}
        </button>
      </div>
    </div>
  )
}
