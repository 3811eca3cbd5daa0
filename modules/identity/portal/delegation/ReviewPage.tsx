import { Empty, ListPage, useText } from '@jingwei/ui'
import type { DelegationRow } from '../answers.ts'
import { useDelegationColumns } from './use-delegation-columns.tsx'

/** Who acts, and acted, for whom: part of the review of access. */
export default function ReviewPage() {
  const t = useText()
  return (
    <ListPage<DelegationRow>
      title={t('identity.delegations.review')}
      note={t('identity.delegations.reviewNote')}
      id="delegations"
      label={t('identity.delegations.review')}
      path="identity/access/delegations"
      rowKey={(row) => row.id}
      filters={[]}
      columns={useDelegationColumns(false)}
      empty={<Empty title={t('identity.delegations.none')} />}
    />
  )
}
