import { post, problemOf, remove, StateMark, useReadAgain, useSession, useText, mayAny, type Column, type Tone } from '@jingwei/ui'
import App from 'antd/es/app'
import type { DelegationRow } from '../answers.ts'

const tones: Readonly<Record<DelegationRow['state'], Tone>> = { asked: 'warn', planned: 'plain', active: 'busy', over: 'plain', revoked: 'plain' }

/** What a list of delegations shows, and what its reader may do with each. */
export function useDelegationColumns(mine: boolean): readonly Column<DelegationRow>[] {
  const t = useText()
  const { me } = useSession()
  const { message } = App.useApp()
  const readAgain = useReadAgain()
  const attempt = async (work: () => Promise<unknown>) => {
    try {
      await work()
      void message.success(t('identity.delegations.saved'))
    } catch (thrown) {
      void message.error(problemOf(thrown).detail || t('ui.failed.title'))
    } finally {
      await readAgain('identity/')
    }
  }
  const mayAllow = mayAny(me, ['identity.delegate.allow'])
  return [
    { id: 'state', title: t('identity.col.state'), render: (row) => <StateMark tone={tones[row.state]}>{t(`identity.delegations.state.${row.state}`)}</StateMark> },
    { id: 'principal', title: t('identity.delegations.principal'), render: (row) => row.principal },
    { id: 'delegate', title: t('identity.delegations.delegate'), render: (row) => row.delegate },
    { id: 'days', title: t('identity.delegations.days'), render: (row) => `${row.startsOn} – ${row.endsOn}` },
    { id: 'reason', title: t('identity.delegations.reason'), wrap: true, render: (row) => row.reason },
    { id: 'by', title: t('identity.delegations.by'), render: (row) => [row.allowedBy, row.revokedBy].filter(Boolean).join(' / ') || '–' },
    {
      id: 'act',
      title: t('identity.col.act'),
      render: (row) => (
        <>
          {row.state === 'asked' && mayAllow && (
            <button type="button" className="jw-plain" onClick={() => void attempt(() => post(`identity/delegations/${row.id}/allow`))}>
              {t('identity.delegations.allow')}
            </button>
          )}
          {(mine || mayAllow) && (row.state === 'asked' || row.state === 'planned' || row.state === 'active') && (
            <button type="button" className="jw-plain" onClick={() => void attempt(() => remove(`identity/delegations/${row.id}`))}>
              {t('identity.delegations.revoke')}
            </button>
          )}
        </>
      ),
    },
  ]
}
