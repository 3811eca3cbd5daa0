import Input from 'antd/es/input'
import { useEffect, useState } from 'react'
import { Choice, type Option } from '../parts/Choice.tsx'
import { useText } from '../i18n/text.tsx'
import { useAddressBar } from '../read/address-bar.tsx'

export type Filter = {
  readonly id: string
  readonly label: string
  readonly kind: 'text' | 'number' | 'date' | 'choice'
  readonly options?: readonly Option[]
  /** Stands behind "more filters" until it is used. */
  readonly more?: boolean
}

/** Filters over all rows, not over the page; each lives in the address bar. */
export function FilterBar({ filters }: { readonly filters: readonly Filter[] }) {
  const t = useText()
  const { search, change } = useAddressBar()
  const used = filters.filter((filter) => search[filter.id] !== undefined)
  const [all, setAll] = useState(() => used.some((filter) => filter.more === true))
  const shown = filters.filter((filter) => all || filter.more !== true || search[filter.id] !== undefined)
  return (
    <form className="jw-filters" role="search" onSubmit={(event) => event.preventDefault()}>
      {shown.map((filter) => (
        <FilterField key={filter.id} filter={filter} value={search[filter.id] ?? ''} set={(value) => change({ [filter.id]: value, page: undefined })} />
      ))}
      {filters.some((filter) => filter.more === true) && (
        <button type="button" className="jw-plain" aria-expanded={all} onClick={() => setAll(!all)}>
          {t(all ? 'ui.filters.fewer' : 'ui.filters.more')}
        </button>
      )}
      {used.length > 0 && (
        <button type="button" className="jw-plain" onClick={() => change(Object.fromEntries([...filters.map((filter) => [filter.id, undefined]), ['page', undefined]]))}>
          {t('ui.filters.clear', { count: used.length })}
        </button>
      )}
    </form>
  )
}

function FilterField({ filter, value, set }: { readonly filter: Filter; readonly value: string; readonly set: (value: string) => void }) {
  const t = useText()
  if (filter.kind === 'choice') {
    const options = [{ value: '', label: `${filter.label}: ${t('ui.filters.all')}` }, ...(filter.options ?? [])]
    return <Choice label={filter.label} value={value} options={options} onChange={set} />
  }
  return <TypedField filter={filter} value={value} set={set} />
}

/** Waits until the typing rests, so that a name of ten letters is one search and not ten. */
function TypedField({ filter, value, set }: { readonly filter: Filter; readonly value: string; readonly set: (value: string) => void }) {
  const [text, setText] = useState(value)
  useEffect(() => setText(value), [value])
  useEffect(() => {
    if (text === value) return undefined
    const timer = setTimeout(() => set(text.trim()), 300)
    return () => clearTimeout(timer)
  }, [text, value, set])
  const input = (
    <Input
      className={`jw-filter-${filter.kind}`}
      type={filter.kind === 'text' ? 'search' : filter.kind}
      aria-label={filter.label}
      title={filter.label}
      placeholder={filter.label}
      value={text}
      onChange={(event) => setText(event.target.value)}
    />
  )
  if (filter.kind !== 'date') return input
  return (
    <label className="jw-filter-labelled">
      {filter.label}
      {input}
    </label>
  )
}
