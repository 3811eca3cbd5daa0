import { Empty, ListPage, PageLink, useLabel, useText } from '@jingwei/ui'
import { useBatchColumns } from './use-batch-columns.tsx'
import { useSources } from './use-sources.ts'

/** Every delivery as it came. */
export default function BatchesPage() {
  const t = useText()
  const label = useLabel()
  const sources = useSources()
  const columns = useBatchColumns()
  return (
    <ListPage
      title={t('hub.batches.title')}
      note={t('hub.batches.note')}
      id="batches"
      label={t('hub.batches.title')}
      path="hub/batches"
      rowKey={(batch) => batch.id}
      columns={columns}
      filters={[{ id: 'source', label: t('hub.col.source'), kind: 'choice', options: sources.map((source) => ({ value: source.id, label: label(source) })) }]}
      empty={
        <Empty
          title={t('hub.batches.none')}
          hint={t('hub.batches.noneHint')}
          actions={
            <PageLink to="/imports" className="jw-button-link">
              {t('hub.imports.go')}
            </PageLink>
          }
        />
      }
    />
  )
}
