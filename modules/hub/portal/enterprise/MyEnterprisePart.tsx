import { Empty, PageLink, Panel, Reading, useRead, useText, type Page, DataTable } from '@jingwei/ui'
import { useState } from 'react'
import type { Cell, Enterprise, Use } from '../answers.ts'
import { useKey, useUseColumns } from '../uses/use-columns.tsx'
import { CellCard } from './CellCard.tsx'
import { CellDrawer } from './CellDrawer.tsx'

/** The home of an enterprise: what the departments hold about it, and who used it lately. */
export default function MyEnterprisePart() {
  const t = useText()
  const [open, setOpen] = useState<Cell>()
  const mine = useRead<Enterprise>('hub/my-enterprise')
  const uses = useRead<Page<Use>>('hub/my-enterprise/uses', { pageSize: 10 })
  const columns = useUseColumns(false).filter((column) => column.optional !== true)
  return (
    <div className="jw-stack">
      <Reading query={mine}>
        {(enterprise) => (
          <Panel title={enterprise.name} extra={<PageLink to="/my-enterprise">{t('hub.mine.all')}</PageLink>}>
            <div className="jw-cellgrid">
              {enterprise.cells
                .filter((cell) => !cell.period)
                .slice(0, 8)
                .map((cell) => (
                  <CellCard key={cell.item} cell={cell} open={() => setOpen(cell)} />
                ))}
            </div>
          </Panel>
        )}
      </Reading>
      <Panel title={t('hub.mine.uses')}>
        <Reading query={uses} empty={{ when: (page) => page.total === 0, show: <Empty title={t('hub.uses.none')} hint={t('hub.uses.noneHint')} /> }}>
          {(page) => <DataTable label={t('hub.mine.uses')} rows={page.items} rowKey={useKey} columns={columns} />}
        </Reading>
      </Panel>
      <CellDrawer cell={open} close={() => setOpen(undefined)} />
    </div>
  )
}
