import type { Place } from './Map.tsx'

type Props = { readonly title: string; readonly unit: string; readonly places: readonly Place[]; readonly open?: (place: Place) => void; readonly compact: (value: number) => string }

/** The map in words, highest first: what a reader without the picture uses, and the way in by keyboard. */
export function MapList({ title, unit, places, open, compact }: Props) {
  const sorted = [...places].sort((a, b) => (b.value ?? -Infinity) - (a.value ?? -Infinity))
  const most = sorted[0]?.value ?? 0
  return (
    <ol className="jw-map-list" aria-label={title}>
      {sorted.map((place) => (
        <li key={place.code}>
          <button type="button" className="jw-map-place" disabled={open === undefined} onClick={() => open?.(place)}>
            <span>{place.name}</span>
            <span className="jw-quantity">{place.value === undefined ? '–' : `${compact(place.value)} ${unit}`}</span>
            <span className="jw-map-share" aria-hidden="true" style={{ width: `${most > 0 ? ((place.value ?? 0) / most) * 100 : 0}%` }} />
          </button>
        </li>
      ))}
    </ol>
  )
}
