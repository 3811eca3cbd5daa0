import { address, PageLink, useLabel, useText } from '@jingwei/ui'
import type { Fix, QuarantineRow } from '../work-answers.ts'

type Props = {
  readonly row: QuarantineRow
  readonly fixes: readonly Fix[]
  readonly at: number
  readonly total: number
  readonly step: (by: number) => void
  readonly fix: (fix: Fix) => void
  readonly dismiss: () => void
}

/** One row as it came, what is wrong with it, and what can be done. */
export function RowPanel({ row, fixes, at, total, step, fix, dismiss }: Props) {
  const t = useText()
  const label = useLabel()
  return (
    <section className="jw-panel" aria-label={t('hub.quarantine.row')}>
      <div className="jw-panel-head">
        <h2>{label(row.reason)}</h2>
        <span className="jw-row">
          <button type="button" className="jw-plain" onClick={() => step(-1)} disabled={at === 0}>
            {t('hub.previous')} <kbd>k</kbd>
          </button>
          {t('hub.atOf', { at: at + 1, total })}
          <button type="button" className="jw-plain" onClick={() => step(1)}>
            {t('hub.next')} <kbd>j</kbd>
          </button>
        </span>
      </div>
      <p>{label(row.advice)}</p>
      <p className="jw-muted">
        <PageLink to={`/batches/${row.batchId}`}>{row.fileName}</PageLink> {t('hub.line', { line: row.line })}
      </p>
      <div className="jw-fixes" role="group" aria-label={t('hub.quarantine.fixes')}>
        {fixes.slice(0, 9).map((one, index) => (
          <button key={one.kind} type="button" className="jw-fix" onClick={() => fix(one)}>
            <kbd>{index + 1}</kbd>
            {label(one)}
          </button>
        ))}
        <button type="button" className="jw-fix" onClick={dismiss}>
          <kbd>d</kbd>
          {t('hub.quarantine.dismiss')}
        </button>
        <a className="jw-fix" href={address(`hub/batches/${row.batchId}/annotated`)} download>
          {t('hub.batch.annotated')}
        </a>
      </div>
      {fixes.length > 0 && <p className="jw-hint">{t('hub.quarantine.remembered')}</p>}
      {fixes.length === 0 && <p className="jw-hint">{t('hub.quarantine.noFix')}</p>}
      <div className="jw-table-box" role="group" aria-label={t('hub.quarantine.row')} tabIndex={0}>
        <table className="jw-table jw-cells-mini">
          <thead>
            <tr>
              <th scope="col">{t('hub.quarantine.column')}</th>
              <th scope="col">{t('hub.quarantine.cell')}</th>
            </tr>
          </thead>
          <tbody>
            {columnsOf(row).map(([name, value], index) => (
              <tr key={index}>
                <th scope="row">{name || '–'}</th>
                <td className="jw-wrap">{value === '' ? <span className="jw-none">{t('hub.quarantine.blank')}</span> : value}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </section>
  )
}

/** Header and cells side by side; a row may be longer or shorter than its header. */
const columnsOf = (row: QuarantineRow): readonly (readonly [string, string])[] =>
  Array.from({ length: Math.max(row.header.length, row.cells.length) }, (_, index) => [row.header[index] ?? '', row.cells[index] ?? ''] as const)
