import { useEffect, useMemo } from 'react'
import { useText } from '../i18n/text.tsx'
import { StatePanel } from '../shapes/states.tsx'
import { toCsv } from './chart-data.ts'
import { Figure } from './Figure.tsx'
import { mapLicence, type Boundaries } from './map-licence.ts'
import { MapList } from './MapList.tsx'
import { mapOption } from './options.ts'
import { dataUrlBlob, saveFile } from './save.ts'
import { useCompact } from './use-compact.ts'
import { useDrawing } from './use-drawing.ts'

export type Place = { readonly code: string; readonly name: string; readonly value: number | undefined }

type Props = {
  readonly title: string
  readonly unit: string
  readonly source: string
  readonly boundaries: Boundaries
  readonly places: readonly Place[]
  readonly open?: (place: Place) => void
  readonly height?: number | string
}

/** A map of places by one figure. Without 审图号 it is refused, or printed as 示意图; the list beside it says the same in words. */
export function Map(props: Props) {
  const t = useText()
  const licence = mapLicence(props.boundaries)
  if (licence === 'refused') {
    return (
      <StatePanel tone="warn" title={t('ui.map.refused')}>
        {t('ui.map.refusedHint')}
      </StatePanel>
    )
  }
  return <LicensedMap {...props} schematic={licence === 'schematic'} />
}

/** As tall as the window leaves room for: a county on a wide screen must not be a stamp. */
const tall = 'clamp(320px, min(100vh - 260px, 60vw), 760px)'

function LicensedMap({ title, unit, source, boundaries, places, open, height = tall, schematic }: Props & { readonly schematic: boolean }) {
  const t = useText()
  const compact = useCompact()
  const name = useMemo(() => `map-${JSON.stringify(boundaries.geojson).length}`, [boundaries])
  const option = useMemo(() => mapOption(name, places, unit, compact, false), [name, places, unit, compact])
  const { box, drawing, engine, failed } = useDrawing((loaded) => {
    loaded.rememberMap(name, boundaries.geojson)
    return option
  }, name + JSON.stringify(option))
  useEffect(() => {
    const chart = drawing.current?.chart
    const choose = (event: { name: string }) => {
      const place = places.find((one) => one.name === event.name)
      if (place !== undefined) open?.(place)
    }
    chart?.on('click', choose as never)
    return () => void (chart?.isDisposed() === false && chart.off('click', choose as never))
  }, [drawing, engine, places, open, option])
  const stamp = schematic ? t('ui.map.schematic') : `${t('ui.map.approval')} ${boundaries.approvalNumber ?? ''}`
  const rows = [[t('ui.map.place'), `${title} (${unit})`], ...places.map((place) => [place.name, place.value === undefined ? '' : String(place.value)])]
  return (
    <Figure
      title={title}
      foot={[`${t('ui.chart.source')} ${source}`, stamp, boundaries.coordinateSystem].filter(Boolean).join('   ')}
      tools={[
        ['PNG', failed ? undefined : () => drawing.current && saveFile(`${title}.png`, dataUrlBlob(drawing.current.chart.getDataURL({ type: 'png', pixelRatio: 2, backgroundColor: '#ffffff' })))],
        ['CSV', () => saveFile(`${title}.csv`, toCsv(rows), 'text/csv;charset=utf-8')],
      ]}
    >
      <div className="jw-map">
        {!failed && (
          <div className="jw-map-picture">
            <div ref={box} className="jw-chart-box" style={{ height }} aria-hidden="true" />
            <span className="jw-map-stamp">{stamp}</span>
          </div>
        )}
        <MapList title={title} unit={unit} places={places} open={open} compact={compact} />
      </div>
    </Figure>
  )
}
