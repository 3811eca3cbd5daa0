import { Empty, Quantity, Reading, useFormat, useLabel, useText, type EnterpriseTabProps } from '@jingwei/ui'
import { useState } from 'react'
import type { Cell, Enterprise } from '../answers.ts'
import { CellDrawer } from './CellDrawer.tsx'
import { useEnterprise } from './enterprise-path.ts'

const YEAR = /^\d{4}$/

/** 经济指标: items down, years across; every figure opens its source. */
export default function FiguresTab({ enterpriseId }: EnterpriseTabProps) {
  const [open, setOpen] = useState<Cell>()
  const query = useEnterprise(enterpriseId)
  const t = useText()
  const format = useFormat()
  return (
    <Reading query={query} empty={{ when: (enterprise) => yearly(enterprise).length === 0, show: <Empty title={t('hub.figures.none')} hint={t('hub.figures.noneHint')} /> }}>
      {(enterprise) => {
        const cells = yearly(enterprise)
        const years = [...new Set(cells.map((cell) => cell.period ?? ''))].sort()
        const items = [...new Map(cells.map((cell) => [cell.item, cell])).values()]
        return (
          <div className="jw-table-box" role="group" aria-label={t('hub.tab.figures')} tabIndex={0}>
            <table className="jw-table">
              <thead>
                <tr>
                  <th scope="col">{t('hub.figures.item')}</th>
                  {years.map((year) => (
                    <th key={year} scope="col" className="jw-end">
                      {format.period(year)}
                    </th>
                  ))}
                  <th scope="col">{t('ui.card.source')}</th>
                </tr>
              </thead>
              <tbody>
                {items.map((item) => (
                  <FigureRow key={item.item} item={item} cells={years.map((year) => cells.find((cell) => cell.item === item.item && cell.period === year))} open={setOpen} />
                ))}
              </tbody>
            </table>
            <CellDrawer cell={open} close={() => setOpen(undefined)} />
          </div>
        )
      }}
    </Reading>
  )
}

const yearly = (enterprise: Enterprise): readonly Cell[] => enterprise.cells.filter((cell) => YEAR.test(cell.period ?? ''))

function FigureRow({ item, cells, open }: { readonly item: Cell; readonly cells: readonly (Cell | undefined)[]; readonly open: (cell: Cell) => void }) {
  const t = useText()
  const label = useLabel()
  const sources = [...new Set(cells.flatMap((cell) => (cell === undefined ? [] : [label(cell.source)])))]
  return (
    <tr>
      <th scope="row" title={label(item.definition)}>
        {label(item)}
      </th>
      {cells.map((cell, index) => (
        <td key={index} className="jw-end">
          {cell === undefined ? (
            <span className="jw-none">–</span>
          ) : (
            <button type="button" className={`jw-value-button${cell.disputed ? ' jw-disputed' : ''}`} onClick={() => open(cell)} title={t('hub.cell.from', { source: label(cell.source), at: cell.asOf?.slice(0, 10) ?? '' })} aria-haspopup="dialog">
              {cell.flags.length > 0 && <span aria-hidden="true">⚠ </span>}
              <Quantity value={cell.value} unit={cell.unit} firm />
              {cell.today !== undefined && <small className="jw-flag">{t('hub.cell.today', { value: cell.today === '' ? '–' : cell.today })}</small>}
            </button>
          )}
        </td>
      ))}
      <td>{sources.join(' / ')}</td>
    </tr>
  )
}
