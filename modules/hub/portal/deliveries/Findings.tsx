import { DataTable, Panel, StateMark, useFormat, useLabel, useText } from '@jingwei/ui'
import type { ItemShift, Precheck } from './answers.ts'
import { toneOf } from './tones.ts'

/** What the pre-check saw: the questions first, then counts beside the last delivery and how each column moved. */
export function Findings({ seen }: { readonly seen: Precheck }) {
  const t = useText()
  const label = useLabel()
  const format = useFormat()
  return (
    <div className="jw-board">
      <Panel title={t('hub.precheck.title')} wide>
        <DataTable
          label={t('hub.precheck.title')}
          rows={seen.findings}
          rowKey={(finding) => `${finding.code} ${finding.item?.id ?? ''} ${finding.detail?.zh ?? ''}`}
          columns={[
            { id: 'weight', title: t('hub.precheck.weight'), render: (finding) => <StateMark tone={toneOf(finding.weight)}>{t(`hub.precheck.${finding.weight}`)}</StateMark> },
            { id: 'what', title: t('hub.batch.problem'), wrap: true, render: (finding) => `${label(finding)}${finding.item ? `：${label(finding.item)}` : ''}${finding.detail ? ` (${label(finding.detail)})` : ''}` },
            { id: 'count', title: t('hub.precheck.count'), align: 'end', render: (finding) => (finding.count === 0 ? '' : format.count(finding.count)) },
            { id: 'examples', title: t('hub.batch.examples'), wrap: true, render: (finding) => finding.examples.join('、') },
          ]}
        />
      </Panel>
      <Panel title={t('hub.precheck.counts')}>
        <Pair name={t('hub.col.rows')} before={seen.rows.before} now={seen.rows.now} />
        <Pair name={t('hub.precheck.firms')} before={seen.firms.before} now={seen.firms.now} />
        {seen.firms.before !== undefined && <p className="jw-muted">{t('hub.precheck.lostAndNew', { lost: format.count(seen.firms.lost), fresh: format.count(seen.firms.fresh) })}</p>}
        {seen.rows.setAside > 0 && <p className="jw-muted">{t('hub.precheck.setAside', { count: format.count(seen.rows.setAside) })}</p>}
        {seen.periods.length > 0 && <p className="jw-muted">{t('hub.precheck.periods', { periods: seen.periods.slice(0, 14).join('、') })}</p>}
      </Panel>
      {seen.items.map((shift) => (
        <Panel key={shift.item.id} title={t('hub.precheck.moved', { item: label(shift.item) })}>
          <Histogram shift={shift} />
        </Panel>
      ))}
    </div>
  )
}

/** Two bars on one scale: the last delivery and this one. */
function Pair({ name, before, now }: { readonly name: string; readonly before: number | undefined; readonly now: number }) {
  const t = useText()
  const format = useFormat()
  const most = Math.max(before ?? 0, now, 1)
  const bar = (title: string, value: number, strong: boolean) => (
    <div className="jw-pair">
      <span>{title}</span>
      <span className="jw-pair-bar">
        <span className={strong ? 'jw-pair-now' : 'jw-pair-before'} style={{ width: `${(value / most) * 100}%` }} />
      </span>
      <span className="jw-end">{format.count(value)}</span>
    </div>
  )
  return (
    <div className="jw-pairs">
      <strong>{name}</strong>
      {before !== undefined && bar(t('hub.precheck.before'), before, false)}
      {bar(t('hub.precheck.now'), now, true)}
    </div>
  )
}

/** How many firms' figures moved by which power of ten; a usual month stands in the middle. */
function Histogram({ shift }: { readonly shift: ItemShift }) {
  const t = useText()
  const format = useFormat()
  const most = Math.max(...shift.histogram, 1)
  const far = shift.histogram.reduce((sum, count, bin) => sum + (Math.abs(bin / 4 - 5) >= 0.75 ? count : 0), 0)
  return (
    <figure className="jw-shift" aria-label={t('hub.precheck.shiftSaid', { pairs: format.count(shift.pairs), far: format.count(far) })}>
      <div className="jw-shift-bars" aria-hidden="true">
        {shift.histogram.map((count, bin) => (
          <span key={bin} title={`×${format.count(Math.round(10 ** (bin / 4 - 5) * 1000) / 1000)}: ${count}`} className={Math.abs(bin / 4 - 5) >= 0.75 ? 'jw-shift-far' : undefined} style={{ height: count === 0 ? 0 : `${Math.max(4, (Math.sqrt(count) / Math.sqrt(most)) * 100)}%` }} />
        ))}
      </div>
      <div className="jw-shift-axis" aria-hidden="true">
        {['÷10⁴', '÷100', '=', '×100', '×10⁴'].map((mark) => (
          <span key={mark}>{mark}</span>
        ))}
      </div>
      <figcaption>
        {t('hub.precheck.shiftSaid', { pairs: format.count(shift.pairs), far: format.count(far) })} {t('hub.precheck.sums', { before: format.count(Math.round(shift.before)), now: format.count(Math.round(shift.now)), unit: shift.unit })}
      </figcaption>
    </figure>
  )
}
