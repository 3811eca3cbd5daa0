import type { ChartData } from './chart-data.ts'

/** Dark enough on white, told apart by colour-blind readers; patterns say the same without colour. */
export const COLOURS = ['#0b5563', '#b4591b', '#4c6a9c', '#6b7d1f', '#8a4a78', '#5a656b']
const INK = '#4a555a'
const LINE = '#dfe4e6'
const FONT = 'system-ui, "PingFang SC", "Microsoft YaHei", "Noto Sans CJK SC", sans-serif'

type Style = { readonly pattern: boolean; readonly compact: (value: number) => string }

/** The drawing of line and bar charts. Tooltips are rich text: HTML ones carry style attributes our CSP forbids. */
export function chartOption(data: ChartData, style: Style) {
  const units = [...new Set(data.series.map((series) => series.unit ?? data.unit))]
  const two = units.length === 2
  const value = (unit: string, index: number) => ({
    type: 'value' as const,
    name: unit,
    position: index === 0 ? ('left' as const) : ('right' as const),
    nameTextStyle: { color: INK, align: index === 0 ? ('left' as const) : ('right' as const), padding: index === 0 ? [0, 0, 0, -36] : [0, -36, 0, 0] },
    axisLabel: { color: INK, formatter: style.compact },
    splitLine: { show: index === 0, lineStyle: { color: LINE } },
    scale: data.kind === 'line',
  })
  return {
    color: COLOURS,
    animation: false,
    textStyle: { fontFamily: FONT, fontSize: 12 },
    aria: { enabled: true, label: { enabled: false }, decal: { show: style.pattern } },
    grid: { left: 8, right: two ? 8 : 16, top: 34, bottom: data.series.length > 1 ? 30 : 4, containLabel: true },
    legend: data.series.length > 1 ? { bottom: 0, icon: 'roundRect', itemWidth: 14, itemHeight: 8, textStyle: { color: INK } } : undefined,
    tooltip: { trigger: 'axis' as const, renderMode: 'richText' as const, confine: true, borderColor: LINE, textStyle: { color: '#1c2326', fontSize: 12 } },
    xAxis: { type: 'category' as const, data: [...data.categories], axisLabel: { color: INK, hideOverlap: true }, axisTick: { show: false }, axisLine: { lineStyle: { color: '#9aa5aa' } } },
    yAxis: units.slice(0, 2).map(value),
    series: data.series.map((series) => ({
      name: series.name,
      type: data.kind,
      yAxisIndex: two ? Math.max(0, units.indexOf(series.unit ?? data.unit)) : 0,
      data: series.values.map((one) => one ?? '-'),
      symbolSize: 5,
      showSymbol: data.categories.length <= 40,
      lineStyle: { width: 2 },
      barMaxWidth: 28,
      connectNulls: false,
    })),
  }
}

export type MapValue = { readonly name: string; readonly value: number | undefined }

/** A choropleth in one hue, light to dark; places without a figure stay white. */
export function mapOption(map: string, values: readonly MapValue[], unit: string, compact: (value: number) => string, pattern: boolean) {
  const known = values.flatMap((one) => (one.value === undefined ? [] : [one.value]))
  return {
    animation: false,
    textStyle: { fontFamily: FONT, fontSize: 12 },
    aria: { enabled: true, label: { enabled: false }, decal: { show: pattern } },
    tooltip: { renderMode: 'richText' as const, confine: true, borderColor: LINE, textStyle: { color: '#1c2326', fontSize: 12 }, formatter: (point: { name: string; value?: unknown }) => `${point.name}  ${typeof point.value === 'number' && !Number.isNaN(point.value) ? `${compact(point.value)} ${unit}` : '–'}` },
    visualMap: {
      left: 4, bottom: 4, itemWidth: 10, itemHeight: 84, min: Math.min(0, ...known), max: Math.max(1, ...known), calculable: false,
      inRange: { color: ['#edf5f5', '#bfdce0', '#86bcc4', '#4f9aa5'] }, text: [unit, ''], textStyle: { color: INK }, formatter: (value: unknown) => compact(Number(value)),
    },
    series: [
      {
        type: 'map' as const, map, roam: false, selectedMode: 'single' as const, data: values.map((one) => ({ name: one.name, value: one.value ?? Number.NaN })),
        label: { show: true, color: '#1c2326', fontSize: 12 },
        itemStyle: { borderColor: '#ffffff', borderWidth: 1.2, areaColor: '#ffffff' },
        emphasis: { itemStyle: { areaColor: '#f2c58a' }, label: { color: '#1c2326' } },
        select: { itemStyle: { areaColor: '#f2c58a' }, label: { color: '#1c2326' } },
      },
    ],
  }
}
