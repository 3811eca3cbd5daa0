import { DataTable, Empty, PageLink, Panel, Reading, useRead, useText, type Page } from '@jingwei/ui'
import { useBatchColumns } from '../batches/use-batch-columns.tsx'
import type { Batch } from '../work-answers.ts'

/** The last deliveries, on an officer's home. */
export default function LatestBatchesPart() {
  const t = useText()
  const columns = useBatchColumns()
  const query = useRead<Page<Batch>>('hub/batches', { pageSize: 8 })
  return (
    <Panel title={t('hub.batches.latest')} extra={<PageLink to="/batches">{t('hub.batches.all')}</PageLink>}>
      <Reading query={query} empty={{ when: (page) => page.total === 0, show: <Empty title={t('hub.batches.none')} hint={t('hub.batches.noneHint')} /> }}>
        {(page) => <DataTable label={t('hub.batches.latest')} rows={page.items} rowKey={(batch) => batch.id} columns={columns.filter((column) => column.optional !== true)} />}
      </Reading>
    </Panel>
  )
}
