export type Point = { readonly period: string; readonly value: string | number }

/** A trend in a few pixels, for the eye only: the figures are in the card it stands on. */
export function Sparkline({ points, width = 112, height = 28 }: { readonly points: readonly Point[]; readonly width?: number; readonly height?: number }) {
  const values = points.map((point) => Number(point.value)).filter(Number.isFinite)
  if (values.length < 2) return null
  const [low, high] = [Math.min(...values), Math.max(...values)]
  const x = (index: number): number => 2 + (index * (width - 6)) / (values.length - 1)
  const y = (value: number): number => height - 3 - ((value - low) / (high - low || 1)) * (height - 6)
  const line = values.map((value, index) => `${x(index).toFixed(1)},${y(value).toFixed(1)}`).join(' ')
  return (
    <svg className="jw-sparkline" width={width} height={height} viewBox={`0 0 ${width} ${height}`} aria-hidden="true">
      <polyline points={line} fill="none" stroke="currentColor" strokeWidth="1.5" strokeLinejoin="round" />
      <circle cx={x(values.length - 1)} cy={y(values.at(-1) ?? 0)} r="2.2" fill="currentColor" />
    </svg>
  )
}
