import { Empty, List, useText } from '@jingwei/ui'
import { useKey, useUseColumns } from './use-columns.tsx'

/** Search over all use records: by enterprise, person and date. */
export default function UsesPart() {
  const t = useText()
  return (
    <List
      id="uses"
      label={t('hub.uses.title')}
      path="hub/uses"
      columns={useUseColumns(true)}
      rowKey={useKey}
      filters={[
        { id: 'enterprise', label: t('hub.uses.enterpriseFilter'), kind: 'text' },
        { id: 'person', label: t('hub.uses.personFilter'), kind: 'text' },
        { id: 'from', label: t('hub.uses.from'), kind: 'date' },
        { id: 'to', label: t('hub.uses.to'), kind: 'date' },
      ]}
      empty={<Empty title={t('hub.uses.none')} hint={t('hub.uses.noneHint')} />}
    />
  )
}
