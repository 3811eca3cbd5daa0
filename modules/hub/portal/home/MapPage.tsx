import { Choice, Empty, Map, PageHead, Reading, unitText, useAddressBar, useLanguage, useRead, useText, type Boundaries, type Place } from '@jingwei/ui'
import type { Town } from '../answers.ts'
import { REGIONAL_UNITS, regional, TOWN_MEASURES, townFinding, townName, townValue, type TownMeasure } from './towns.ts'

type MapAnswer = Boundaries & { readonly towns: readonly Town[] }

/** The towns of the region on a map, by one measure; a town opens its enterprises. */
export default function MapPage() {
  const t = useText()
  const { locale } = useLanguage()
  const { search, change, go } = useAddressBar()
  const measure: TownMeasure = TOWN_MEASURES.find((one) => one.id === search.by)?.id ?? 'revenueWan'
  const query = useRead<MapAnswer>('hub/map')
  return (
    <>
      <PageHead
        title={t('hub.map.title')}
        note={t('hub.map.note')}
        actions={<Choice label={t('hub.map.by')} value={measure} options={TOWN_MEASURES.map(({ id }) => ({ value: id, label: t(`hub.measure.${id}`) }))} onChange={(by) => change({ by })} />}
      />
      <Reading query={query} empty={{ when: (answer) => !answer.geojson?.features?.length, show: <Empty title={t('hub.map.none')} hint={t('hub.map.noneHint')} /> }}>
        {(answer) => {
          const places: readonly Place[] = answer.towns.map((town) => ({ code: town.code, name: townName(town, locale), value: regional(townValue(town, measure), measure) }))
          const finding = townFinding(places)
          return (
            <Map
              title={finding === undefined ? t(`hub.measure.${measure}`) : t('hub.map.finding', { ...finding, measure: t(`hub.measure.${measure}`) })}
              unit={unitText(REGIONAL_UNITS[measure], locale)}
              source={t('hub.towns.source')}
              boundaries={{ ...answer, geojson: named(answer.geojson, answer.towns, (town) => townName(town, locale)) }}
              places={places}
              open={(place) => go(`/enterprises?town=${encodeURIComponent(townKey(answer.towns, place))}`)}
            />
          )
        }}
      </Reading>
    </>
  )
}

const townKey = (towns: readonly Town[], place: Place): string => {
  const town = towns.find((one) => one.code === place.code)
  return town?.name ?? town?.zh ?? place.name
}

type Feature = { readonly properties?: { readonly code?: string; readonly name?: string } }

/** Gives each boundary the town's name in the reader's language, since the drawing joins by name. */
function named(geojson: Boundaries['geojson'], towns: readonly Town[], nameOf: (town: Town) => string): Boundaries['geojson'] {
  const features = (geojson.features ?? []) as readonly Feature[]
  return {
    ...geojson,
    features: features.map((feature) => {
      const town = towns.find((one) => one.code === feature.properties?.code || [one.name, one.zh].includes(feature.properties?.name))
      return town === undefined ? feature : { ...feature, properties: { ...feature.properties, name: nameOf(town) } }
    }),
  }
}
