import { address, DataTable, Empty, moment, PageHead, PageLink, Reading, useFormat, useLabel, useRead, useText, type Column } from '@jingwei/ui'
import Popover from 'antd/es/popover'
import type { Source } from '../work-answers.ts'

/** The tables departments deliver: whose, on what basis, with which columns, and the blank form to fill. */
export default function SourcesPage() {
  const t = useText()
  const label = useLabel()
  const format = useFormat()
  const query = useRead<{ readonly items: readonly Source[] } | readonly Source[]>('hub/sources')
  const columns: readonly Column<Source>[] = [
    { id: 'name', title: t('hub.sources.name'), render: (source) => label(source) },
    { id: 'owner', title: t('hub.sources.owner'), render: (source) => label(source.owner) },
    { id: 'basis', title: t('hub.cell.basis'), render: (source) => label(source.basis) },
    { id: 'cadence', title: t('hub.sources.cadence'), render: (source) => cadence(source.cadence, t) },
    { id: 'columns', title: t('hub.sources.columns'), render: (source) => <SourceColumns source={source} /> },
    { id: 'last', title: t('hub.sources.last'), render: (source) => moment(source.lastBatchAt) || '–' },
    { id: 'batches', title: t('hub.sources.batches'), align: 'end', render: (source) => <PageLink to={`/batches?source=${encodeURIComponent(source.id)}`}>{format.count(source.batches)}</PageLink> },
    { id: 'records', title: t('hub.sources.records'), align: 'end', render: (source) => format.count(source.records) },
    {
      id: 'template',
      title: t('hub.sources.template'),
      render: (source) => (
        <a href={address(`hub/sources/${source.id}/template`)} download>
          {t('hub.sources.download')}
        </a>
      ),
    },
  ]
  return (
    <>
      <PageHead title={t('hub.sources.title')} note={t('hub.sources.note')} />
      <Reading query={query} empty={{ when: (data) => listOf(data).length === 0, show: <Empty /> }}>
        {(data) => <DataTable label={t('hub.sources.title')} rows={listOf(data)} rowKey={(source) => source.id} columns={columns} />}
      </Reading>
    </>
  )
}

const listOf = (data: { readonly items: readonly Source[] } | readonly Source[]): readonly Source[] => ('items' in data ? data.items : data)
const CADENCES = ['day', 'week', 'month', 'quarter', 'half', 'year', 'once', 'irregular']
const cadence = (value: string, t: (id: string) => string): string => (CADENCES.includes(value) ? t(`hub.cadence.${value}`) : value)

function SourceColumns({ source }: { readonly source: Source }) {
  const t = useText()
  const content = (
    <ul className="jw-plain-list">
      {source.columns.map((column) => (
        <li key={column.name}>
          {column.name}
          {column.unit ? ` (${column.unit})` : ''}
          {column.required ? <span className="jw-muted"> {t('hub.sources.required')}</span> : null}
        </li>
      ))}
    </ul>
  )
  return (
    <Popover trigger="click" content={content} placement="bottom">
      <button type="button" className="jw-plain">
        {t('hub.sources.columnCount', { count: source.columns.length })}
      </button>
    </Popover>
  )
}
