import { BarChart, LineChart, MapChart } from 'echarts/charts'
import { AriaComponent, GridComponent, LegendComponent, TooltipComponent, VisualMapComponent } from 'echarts/components'
import { init, registerMap, use, type EChartsType } from 'echarts/core'
import { CanvasRenderer, SVGRenderer } from 'echarts/renderers'

use([BarChart, LineChart, MapChart, GridComponent, LegendComponent, TooltipComponent, VisualMapComponent, AriaComponent, CanvasRenderer, SVGRenderer])

export type Drawing = { readonly chart: EChartsType; readonly end: () => void }
type Option = Parameters<EChartsType['setOption']>[0]

/** Draws into `element` and follows its size until `end`. Canvas: its SVG twin sets style attributes, which our CSP forbids. */
export function draw(element: HTMLElement, option: Option): Drawing {
  const chart = init(element, undefined, { renderer: 'canvas' })
  chart.setOption(option)
  const observer = new ResizeObserver(() => chart.resize())
  observer.observe(element)
  return {
    chart,
    end: () => {
      observer.disconnect()
      chart.dispose()
    },
  }
}

/** The same picture as an SVG text, for reports; the off-screen chart is disposed or it would live for ever. */
export function toSvg(option: Option, width: number, height: number): string {
  const chart = init(null, undefined, { renderer: 'svg', ssr: true, width, height })
  try {
    chart.setOption({ ...option, animation: false })
    return chart.renderToSVGString()
  } finally {
    chart.dispose()
  }
}

export const rememberMap = (name: string, geojson: object): void => registerMap(name, geojson as Parameters<typeof registerMap>[1])
