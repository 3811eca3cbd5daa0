import { moment, Quantity, useLabel, useText } from '@jingwei/ui'
import type { Cell } from '../answers.ts'

/** A value with its name; its source on hover and focus, what others said on click. */
export function CellCard({ cell, open }: { readonly cell: Cell; readonly open: () => void }) {
  const t = useText()
  const label = useLabel()
  const source = t('hub.cell.from', { source: label(cell.source), at: moment(cell.asOf).slice(0, 10) })
  return (
    <button type="button" className="jw-cell" onClick={open} aria-haspopup="dialog">
      <span className="jw-cell-name">
        <span>{label(cell)}</span>
        {cell.disputed && <span className="jw-disputed">{t('hub.cell.disputed')}</span>}
      </span>
      <span className="jw-cell-value">
        <CellValue cell={cell} />
      </span>
      <span className="jw-cell-source">{source}</span>
      {cell.today !== undefined && <span className="jw-flag">{t('hub.cell.today', { value: cell.today === '' ? '–' : cell.today })}</span>}
    </button>
  )
}

/** A figure with its unit, or a text as it is. */
export function CellValue({ cell }: { readonly cell: { readonly value: string; readonly unit?: string } }) {
  if (cell.unit) return <Quantity value={cell.value} unit={cell.unit} firm />
  return <>{cell.value || '–'}</>
}
