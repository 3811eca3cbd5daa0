import { DataTable, Empty, PageLink, Panel, Reading, useRead, useText, type Page } from '@jingwei/ui'
import type { Use } from '../answers.ts'
import { useKey, useUseColumns } from '../uses/use-columns.tsx'

/** Who used a firm's own record lately. */
export default function MyUsesPart() {
  const t = useText()
  const uses = useRead<Page<Use>>('hub/my-enterprise/uses', { pageSize: 10 })
  const columns = useUseColumns(false).filter((column) => column.optional !== true)
  return (
    <Panel title={t('hub.mine.uses')} extra={<PageLink to="/my-enterprise?tab=uses">{t('hub.mine.usesAll')}</PageLink>}>
      <Reading query={uses} empty={{ when: (page) => page.total === 0, show: <Empty title={t('hub.uses.none')} hint={t('hub.uses.noneHint')} /> }}>
        {(page) => <DataTable stack label={t('hub.mine.uses')} rows={page.items} rowKey={useKey} columns={columns} />}
      </Reading>
    </Panel>
  )
}
