import { Empty, List, useText, type EnterpriseTabProps } from '@jingwei/ui'
import { useKey, useUseColumns } from '../uses/use-columns.tsx'
import { enterprisePath } from './enterprise-path.ts'

/** 谁看过: who saw or exported this record, for what purpose. */
export default function UsesTab({ enterpriseId }: EnterpriseTabProps) {
  const t = useText()
  return <List id="enterprise-uses" label={t('hub.tab.uses')} path={enterprisePath(enterpriseId, '/uses')} filters={[]} columns={useUseColumns(false)} rowKey={useKey} empty={<Empty title={t('hub.uses.none')} hint={t('hub.uses.noneHint')} />} />
}
