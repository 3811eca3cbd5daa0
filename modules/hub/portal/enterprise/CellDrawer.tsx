import { Facts, moment, PageLink, StateMark, useLabel, useSession, useText, mayAny } from '@jingwei/ui'
import Drawer from 'antd/es/drawer'
import type { Cell, OtherValue } from '../answers.ts'
import { CellValue } from './CellCard.tsx'

/** Everything about one value: definition, source, and what the other departments reported. */
export function CellDrawer({ cell, close }: { readonly cell: Cell | undefined; readonly close: () => void }) {
  const t = useText()
  const label = useLabel()
  const title = cell === undefined ? '' : [label(cell), label(cell.periodLabel) || cell.period].filter(Boolean).join(' · ')
  return (
    <Drawer title={title} open={cell !== undefined} onClose={close} size={460} closable={{ 'aria-label': t('ui.close') }}>
      {/* A long drawer scrolls, and the keyboard must be able to. */}
      <section tabIndex={0} aria-label={title}>
        {cell !== undefined && (
          <div className="jw-stack">
            <Facts
              facts={[
                [t('hub.cell.value'), <CellValue key="value" cell={cell} />],
                [t('ui.card.definition'), label(cell.definition)],
                [t('ui.card.source'), label(cell.source)],
                [t('ui.card.asOf'), moment(cell.asOf)],
                [t('hub.cell.basis'), label(cell.basis)],
                [t('hub.cell.file'), cell.fileName && t('hub.cell.line', { file: cell.fileName, line: cell.line ?? '' })],
              ]}
            />
            {cell.flags.map((flag) => (
              <p key={flag.kind} className="jw-strip jw-strip-warn">
                {label(flag)}
              </p>
            ))}
            <section>
              <h2 className="jw-drawer-heading">{t('hub.cell.others')}</h2>
              {cell.claims.length < 2 && <p className="jw-muted">{t('hub.cell.onlyOne')}</p>}
              {cell.claims.map((one, index) => (
                <Other key={index} one={one} />
              ))}
            </section>
          </div>
        )}
      </section>
    </Drawer>
  )
}

function Other({ one }: { readonly one: OtherValue }) {
  const t = useText()
  const label = useLabel()
  const { me } = useSession()
  return (
    <div className="jw-why">
      <div className="jw-candidate-head">
        <strong>
          <CellValue cell={one} />
        </strong>
        <StateMark tone={one.chosen ? 'good' : 'plain'}>{t(one.chosen ? 'hub.cell.chosen' : 'hub.cell.notChosen')}</StateMark>
      </div>
      <div>
        {label(one.source)} <span className="jw-muted">{moment(one.asOf)}</span>
      </div>
      {one.why && <div>{label(one.why)}</div>}
      {one.fileName && (
        <div className="jw-muted">
          {one.batchId && mayAny(me, ['hub.batch.read']) ? <PageLink to={`/batches/${one.batchId}`}>{t('hub.cell.line', { file: one.fileName, line: one.line ?? '' })}</PageLink> : t('hub.cell.line', { file: one.fileName, line: one.line ?? '' })}
        </div>
      )}
    </div>
  )
}
