import { Chart, Empty, PageLink, Panel, Reading, unitText, useLanguage, useText } from '@jingwei/ui'
import { REGIONAL_UNITS, regional, townFinding, townValue } from './towns.ts'
import { useSummary } from './use-summary.ts'

/** Where the revenue of the region comes from, by town. */
export default function TownsPart() {
  const t = useText()
  const { locale } = useLanguage()
  const query = useSummary()
  return (
    <Panel title={t('hub.towns.title')} extra={<PageLink to="/map">{t('hub.map.title')}</PageLink>}>
      <Reading query={query} empty={{ when: (summary) => summary.towns.length === 0, show: <Empty /> }}>
        {(summary) => {
          const towns = summary.towns.map((town) => ({ name: town.name, value: regional(townValue(town, 'revenueWan'), 'revenueWan') })).sort((a, b) => (b.value ?? 0) - (a.value ?? 0))
          const finding = townFinding(towns)
          return (
            <Chart
              title={finding === undefined ? t('hub.towns.revenue') : t('hub.towns.finding', { ...finding })}
              source={t('hub.towns.source')}
              first={t('hub.col.town')}
              data={{ kind: 'bar', unit: unitText(REGIONAL_UNITS.revenueWan, locale), categories: towns.map((town) => town.name), series: [{ name: t('hub.towns.revenue'), values: towns.map((town) => town.value) }] }}
            />
          )
        }}
      </Reading>
    </Panel>
  )
}
