import { Chart, Empty, Reading, unitText, useFormat, useLabel, useLanguage, useText, type EnterpriseTabProps } from '@jingwei/ui'
import type { Series } from '../answers.ts'
import { useEnterpriseRead } from './enterprise-path.ts'
import { yearOnYear } from './year-on-year.ts'

/** 能耗用工: electricity and insured staff by month; each title says what happened in the last year. */
export default function EnergyTab({ enterpriseId }: EnterpriseTabProps) {
  const t = useText()
  const query = useEnterpriseRead<readonly Series[]>(enterpriseId, '/series', { items: 'electricity,insured' })
  return (
    <Reading query={query} empty={{ when: (data) => data.every((series) => series.points.length === 0), show: <Empty title={t('hub.energy.none')} hint={t('hub.energy.noneHint')} /> }}>
      {(data) => (
        <div className="jw-stack">
          {data
            .filter((series) => series.points.length > 0)
            .map((series) => (
              <SeriesChart key={series.item} series={series} />
            ))}
        </div>
      )}
    </Reading>
  )
}

function SeriesChart({ series }: { readonly series: Series }) {
  const t = useText()
  const label = useLabel()
  const format = useFormat()
  const { locale } = useLanguage()
  const name = label(series)
  const change = yearOnYear(series.points)
  const title =
    change === undefined
      ? t('hub.energy.plain', { name, count: series.points.length })
      : t(change.percent >= 0 ? 'hub.energy.up' : 'hub.energy.down', { name, size: Math.abs(change.percent).toFixed(1), from: format.period(change.from), to: format.period(change.to) })
  return (
    <div className="jw-panel">
      <Chart
        title={title}
        source={t('hub.energy.source')}
        first={t('hub.energy.month')}
        data={{ kind: 'line', unit: unitText(series.unit, locale), categories: series.points.map((point) => point.period), series: [{ name, values: series.points.map((point) => point.value) }] }}
      />
    </div>
  )
}
