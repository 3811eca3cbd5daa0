import { DataTable, Empty, PageHead, PageLink, Reading, useRead, useSession, useText } from '@jingwei/ui'
import Button from 'antd/es/button'
import { useState } from 'react'
import type { DelegationRow } from '../answers.ts'
import { NewDelegation } from './NewDelegation.tsx'
import { useDelegationColumns } from './use-delegation-columns.tsx'

/** Who acts for me while I am on leave, and for whom I act. */
export default function DelegationsPage() {
  const t = useText()
  const { me } = useSession()
  const [making, setMaking] = useState(false)
  const columns = useDelegationColumns(true)
  const query = useRead<{ items: readonly DelegationRow[] }>('identity/delegations')
  return (
    <>
      <PageHead
        title={t('identity.delegations.title')}
        note={t('identity.delegations.note')}
        back={<PageLink to="/account">{t('portal.account.title')}</PageLink>}
        actions={
          me.actingFor === undefined && (
            <Button type="primary" onClick={() => setMaking(true)}>
              {t('identity.delegations.new')}
            </Button>
          )
        }
      />
      <Reading query={query} empty={{ when: (data) => data.items.length === 0, show: <Empty title={t('identity.delegations.none')} hint={t('identity.delegations.noneHint')} /> }}>
        {(data) => <DataTable label={t('identity.delegations.title')} rows={data.items} rowKey={(row) => row.id} columns={columns} />}
      </Reading>
      {making && <NewDelegation close={() => setMaking(false)} />}
    </>
  )
}
