import type { ReactNode } from 'react'
import { useText } from '../i18n/text.tsx'
import { useAddressBar } from '../read/address-bar.tsx'

export type Column<T> = {
  readonly id: string
  readonly title: string
  readonly render: (row: T) => ReactNode
  readonly align?: 'end'
  /** The name the server sorts by; the title becomes a button. */
  readonly sort?: string
  /** Not shown until somebody asks for it. */
  readonly optional?: boolean
  readonly wrap?: boolean
}

type Props<T> = {
  readonly label: string
  readonly columns: readonly Column<T>[]
  readonly rows: readonly T[]
  readonly rowKey: (row: T) => string
  readonly busy?: boolean
  readonly currentKey?: string
  /** On a phone each row stands as a block of named values, so that nothing is scrolled sideways. */
  readonly stack?: boolean
}

/** A plain table: dense, sticky head, sorted from its head, scrolling in itself on a narrow screen. */
export function DataTable<T>({ label, columns, rows, rowKey, busy, currentKey, stack }: Props<T>) {
  return (
    <div className={`jw-table-box${busy === true ? ' jw-busy' : ''}`} role="group" aria-label={label} tabIndex={0}>
      <table className={`jw-table${stack === true ? ' jw-table-stack' : ''}`}>
        <thead>
          <tr>
            {columns.map((column) => (
              <HeadCell key={column.id} column={column} />
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={rowKey(row)} aria-current={currentKey === rowKey(row) ? 'true' : undefined}>
              {columns.map((column) => (
                <td key={column.id} className={cellClass(column)} data-name={stack === true ? column.title : undefined}>
                  {column.render(row)}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}

const cellClass = (column: { readonly align?: 'end'; readonly wrap?: boolean }): string | undefined =>
  [column.align === 'end' && 'jw-end', column.wrap === true && 'jw-wrap'].filter(Boolean).join(' ') || undefined

function HeadCell<T>({ column }: { readonly column: Column<T> }) {
  const t = useText()
  const { search, change } = useAddressBar()
  if (column.sort === undefined) {
    return (
      <th scope="col" className={cellClass(column)}>
        {column.title}
      </th>
    )
  }
  const up = search.sort === column.sort
  const down = search.sort === `-${column.sort}`
  const next = down ? column.sort : up ? undefined : `-${column.sort}`
  return (
    <th scope="col" className={cellClass(column)} aria-sort={up ? 'ascending' : down ? 'descending' : 'none'}>
      <button type="button" className="jw-sort" title={t('ui.table.sort')} onClick={() => change({ sort: next, page: undefined })}>
        {column.title}
        <span aria-hidden="true" className="jw-sort-arrow">
          {up ? '↑' : down ? '↓' : '↕'}
        </span>
      </button>
    </th>
  )
}
