import { Empty, PageLink, Panel, Reading, useText, type EnterpriseTabProps } from '@jingwei/ui'
import { useState } from 'react'
import type { Cell } from '../answers.ts'
import { CellCard } from './CellCard.tsx'
import { CellDrawer } from './CellDrawer.tsx'
import { useEnterprise } from './enterprise-path.ts'

/** 基本信息: the items that carry no period. */
export default function BasicsTab({ enterpriseId }: EnterpriseTabProps) {
  const t = useText()
  const [open, setOpen] = useState<Cell>()
  const query = useEnterprise(enterpriseId)
  return (
    <Reading query={query} empty={{ when: (enterprise) => enterprise.cells.every((cell) => cell.period), show: <Empty /> }}>
      {(enterprise) => (
        <div className="jw-stack">
          <div className="jw-cellgrid">
            {enterprise.cells
              .filter((cell) => !cell.period)
              .map((cell) => (
                <CellCard key={cell.item} cell={cell} open={() => setOpen(cell)} />
              ))}
          </div>
          {enterprise.branches.length > 0 && (
            <Panel title={t('hub.branches', { count: enterprise.branches.length })}>
              <div className="jw-row">
                {enterprise.branches.map((branch) => (
                  <PageLink key={branch.id} to={`/enterprises/${branch.id}`}>
                    {branch.name}
                  </PageLink>
                ))}
              </div>
            </Panel>
          )}
          <CellDrawer cell={open} close={() => setOpen(undefined)} />
        </div>
      )}
    </Reading>
  )
}
