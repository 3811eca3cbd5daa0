import { PageLink, Panel, Reading, useRead, useText } from '@jingwei/ui'
import { useState } from 'react'
import type { Cell, Enterprise } from '../answers.ts'
import { CellCard } from './CellCard.tsx'
import { CellDrawer } from './CellDrawer.tsx'

/** On the home of an enterprise: what the departments hold about it. */
export default function MyEnterprisePart() {
  const t = useText()
  const [open, setOpen] = useState<Cell>()
  const mine = useRead<Enterprise>('hub/my-enterprise')
  return (
    <>
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
      <CellDrawer cell={open} close={() => setOpen(undefined)} />
    </>
  )
}
