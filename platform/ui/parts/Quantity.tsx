import { useFormat } from '../format/use-format.ts'

type Props = { readonly value: string | number | undefined; readonly unit: string; readonly firm?: boolean; readonly bare?: boolean }

/** A figure with its unit; the exact value stands in the hover text. Nothing known is a dash, never a zero. */
export function Quantity({ value, unit, firm, bare }: Props) {
  const format = useFormat()
  if (value === undefined || value === null || value === '') return <span className="jw-none">–</span>
  const shown = format.quantity(String(value), unit, firm)
  return (
    <span className="jw-quantity" title={shown.exact}>
      {shown.text}
      {bare !== true && shown.unit !== '' && <span className="jw-unit"> {shown.unit}</span>}
    </span>
  )
}
