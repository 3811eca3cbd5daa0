import { Choice, Empty, Map, PageHead, Reading, unitText, useAddressBar, useLanguage, useAsOfParams, useRead, useText, type Boundaries, type Place } from '@jingwei/ui'
import type { Town } from '../answers.ts'
import { REGIONAL_UNITS, regional, TOWN_MEASURES, townFinding, townValue, type TownMeasure } from './towns.ts'

type MapAnswer = Boundaries & { readonly towns: readonly Town[] }

/** The towns of the region on a map, by one measure; a town opens its enterprises. */
export default function MapPage() {
  const t = useText()
  const { locale } = useLanguage()
  const { search, change, go } = useAddressBar()
  const measure: TownMeasure = TOWN_MEASURES.find((one) => one.id === search.by)?.id ?? 'revenueWan'
  const query = useRead<MapAnswer>('hub/map', useAsOfParams())
  return (
    <>
      <PageHead
        title={t('hub.map.title')}
        note={t('hub.map.note')}
        actions={<Choice label={t('hub.map.by')} value={measure} options={TOWN_MEASURES.map(({ id }) => ({ value: id, label: t(`hub.measure.${id}`) }))} onChange={(by) => change({ by })} />}
      />
      <Reading query={query} empty={{ when: (answer) => !answer.geojson?.features?.length, show: <Empty title={t('hub.map.none')} hint={t('hub.map.noneHint')} /> }}>
        {(answer) => {
          const places: readonly Place[] = answer.towns.map((town) => ({ code: town.code, name: town.name, value: regional(townValue(town, measure), measure) }))
          const finding = townFinding(places)
          return (
            <Map
              title={finding === undefined ? t(`hub.measure.${measure}`) : t('hub.map.finding', { ...finding, measure: t(`hub.measure.${measure}`) })}
              unit={unitText(REGIONAL_UNITS[measure], locale)}
              source={t('hub.towns.source')}
              boundaries={answer}
              places={places}
              open={(place) => go(`/enterprises?town=${encodeURIComponent(place.name)}`)}
            />
          )
        }}
      </Reading>
    </>
  )
}
