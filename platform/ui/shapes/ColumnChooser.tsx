import Checkbox from 'antd/es/checkbox'
import Popover from 'antd/es/popover'
import { useState } from 'react'
import { useText } from '../i18n/text.tsx'
import type { Column } from './DataTable.tsx'

const key = (list: string): string => `jw.columns.${list}`

/** The columns somebody wants to see in one list, remembered on this machine. */
export function useColumns<T>(list: string, columns: readonly Column<T>[]) {
  const [hidden, setHidden] = useState<readonly string[]>(() => remembered(list) ?? columns.filter((column) => column.optional === true).map((column) => column.id))
  const choose = (id: string, shown: boolean) => {
    const next = shown ? hidden.filter((other) => other !== id) : [...hidden, id]
    setHidden(next)
    try {
      localStorage.setItem(key(list), JSON.stringify(next))
    } catch {
      // storage may be forbidden; the choice then lasts for this visit
    }
  }
  return { shown: columns.filter((column, index) => index === 0 || !hidden.includes(column.id)), hidden, choose }
}

function remembered(list: string): readonly string[] | undefined {
  try {
    const value: unknown = JSON.parse(localStorage.getItem(key(list)) ?? 'null')
    return Array.isArray(value) ? value.filter((id): id is string => typeof id === 'string') : undefined
  } catch {
    return undefined
  }
}

type Props<T> = { readonly columns: readonly Column<T>[]; readonly hidden: readonly string[]; readonly choose: (id: string, shown: boolean) => void }

/** Which columns are shown; the first always is. */
export function ColumnChooser<T>({ columns, hidden, choose }: Props<T>) {
  const t = useText()
  const content = (
    <fieldset className="jw-columns">
      <legend className="jw-hidden">{t('ui.table.columns')}</legend>
      {columns.slice(1).map((column) => (
        <Checkbox key={column.id} checked={!hidden.includes(column.id)} onChange={(event) => choose(column.id, event.target.checked)}>
          {column.title}
        </Checkbox>
      ))}
    </fieldset>
  )
  return (
    <Popover trigger="click" placement="bottomRight" content={content}>
      <button type="button" className="jw-plain">
        {t('ui.table.columns')}
      </button>
    </Popover>
  )
}
