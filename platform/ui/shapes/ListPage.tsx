import type { ReactNode } from 'react'
import { useText } from '../i18n/text.tsx'
import { address, type Params } from '../read/client.ts'
import { useAddressBar } from '../read/address-bar.tsx'
import { useRead, type Page } from '../read/use-read.ts'
import { ColumnChooser, useColumns } from './ColumnChooser.tsx'
import { DataTable, type Column } from './DataTable.tsx'
import { FilterBar, type Filter } from './FilterBar.tsx'
import { Pager } from './Pager.tsx'
import { PageHead } from './PageHead.tsx'
import { Reading } from './Reading.tsx'
import { Empty } from './states.tsx'

export type ListProps<T> = {
  /** Names the list for the remembered columns; also what a screen reader calls the table. */
  readonly id: string
  readonly label: string
  /** What to read, below `/api/`. */
  readonly path: string
  readonly fixed?: Params
  readonly filters: readonly Filter[]
  readonly columns: readonly Column<T>[]
  readonly rowKey: (row: T) => string
  /** Formats the server can export the filtered rows in, from `<path>/export`. */
  readonly exports?: readonly ('csv' | 'xlsx')[]
  readonly empty?: ReactNode
  readonly every?: number
  readonly size?: number
  /** Rows stand as blocks on a phone. */
  readonly stack?: boolean
}

const KEPT = ['sort', 'page', 'pageSize']

/** Filters, table, paging, columns and export over one paged answer of the server. */
export function List<T>(props: ListProps<T>) {
  const { search } = useAddressBar()
  const t = useText()
  const chosen = Object.fromEntries([...KEPT, ...props.filters.map((filter) => filter.id)].map((id) => [id, search[id]]))
  const params: Params = { pageSize: props.size ?? 50, ...dropUndefined(chosen), ...props.fixed }
  const query = useRead<Page<T>>(props.path, params, { keep: true, every: props.every })
  const { shown, hidden, choose } = useColumns(props.id, props.columns)
  const filtered = props.filters.some((filter) => search[filter.id] !== undefined)
  const empty = filtered || props.empty === undefined ? <Empty title={filtered ? t('ui.empty.filtered') : undefined} hint={filtered ? t('ui.empty.filteredHint') : undefined} /> : props.empty
  return (
    <div className="jw-list">
      <div className="jw-toolbar">
        {props.filters.length > 0 && <FilterBar filters={props.filters} />}
        <div className="jw-tools">
          <ColumnChooser columns={props.columns} hidden={hidden} choose={choose} />
          {(props.exports ?? []).map((format) => (
            <a key={format} className="jw-plain" href={address(`${props.path}/export`, { ...params, page: undefined, pageSize: undefined, format })} download>
              {t('ui.export', { format: format.toUpperCase() })}
            </a>
          ))}
        </div>
      </div>
      <Reading query={query} empty={{ when: (page) => page.total === 0, show: empty }}>
        {(page) => (
          <>
            <DataTable label={props.label} columns={shown} rows={page.items} rowKey={props.rowKey} busy={query.isPlaceholderData} stack={props.stack} />
            <Pager total={page.total} page={page.page} pageSize={page.pageSize} />
          </>
        )}
      </Reading>
    </div>
  )
}

const dropUndefined = (values: Readonly<Record<string, string | undefined>>): Record<string, string> =>
  Object.fromEntries(Object.entries(values).filter((entry): entry is [string, string] => entry[1] !== undefined))

type PageProps<T> = ListProps<T> & { readonly title: string; readonly note?: ReactNode; readonly actions?: ReactNode }

/** A whole page that is a list. */
export function ListPage<T>({ title, note, actions, ...list }: PageProps<T>) {
  return (
    <>
      <PageHead title={title} note={note} actions={actions} />
      <List {...list} />
    </>
  )
}
