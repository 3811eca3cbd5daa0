export type Option = { readonly value: string; readonly label: string }

type Props = {
  readonly id?: string
  readonly label?: string
  readonly value: string
  readonly options: readonly Option[]
  readonly onChange: (value: string) => void
  readonly describedBy?: string
}

/** One of several. The browser's own list: it works by keyboard, by screen reader and on a phone. */
export function Choice({ id, label, value, options, onChange, describedBy }: Props) {
  return (
    <select id={id} className="jw-select" aria-label={label} aria-describedby={describedBy} value={value} onChange={(event) => onChange(event.target.value)}>
      {options.map((option) => (
        <option key={option.value} value={option.value}>
          {option.label}
        </option>
      ))}
    </select>
  )
}
