import { useMemo, useState } from 'react'
import { useText } from '../i18n/text.tsx'
import { useFormat } from '../format/use-format.ts'
import { chartTable, describeChart, toCsv, type ChartData } from './chart-data.ts'
import { ChartTable } from './ChartTable.tsx'
import { chartOption } from './options.ts'
import { dataUrlBlob, saveFile } from './save.ts'
import { useCompact } from './use-compact.ts'
import { useDrawing } from './use-drawing.ts'
import { Figure } from './Figure.tsx'

type Props = {
  /** The finding, as a sentence: what one should see in it. */
  readonly title: string
  readonly source: string
  /** What the categories are (月份, 镇街): the head of the first column of the table. */
  readonly first: string
  readonly data: ChartData
  readonly height?: number
}

/** Title (the finding), picture, unit and source, the table behind it, keyboard, and PNG, SVG or CSV to take away. */
export function Chart({ title, source, first, data, height = 260 }: Props) {
  const t = useText()
  const format = useFormat()
  const compact = useCompact()
  const [asTable, setAsTable] = useState(false)
  const [pattern, setPattern] = useState(false)
  const [at, setAt] = useState<number>()
  const option = useMemo(() => chartOption(data, { pattern, compact }), [data, pattern, compact])
  const { box, drawing, engine, failed } = useDrawing(() => option, `${asTable}${JSON.stringify(option)}`)
  const rows = chartTable(data, first)
  const move = (to: number) => {
    const index = Math.max(0, Math.min(data.categories.length - 1, to))
    setAt(index)
    drawing.current?.chart.dispatchAction({ type: 'showTip', seriesIndex: 0, dataIndex: index })
  }
  const spoken = at === undefined ? '' : (rows[at + 1] ?? []).map((cell, index) => (index === 0 ? cell : `${rows[0]?.[index] ?? ''} ${cell === '' ? t('ui.chart.noValue') : cell}`)).join(', ')
  return (
    <Figure
      title={title}
      foot={`${t('ui.chart.unit')} ${data.unit}   ${t('ui.chart.source')} ${source}`}
      tools={[
        [t(asTable ? 'ui.chart.picture' : 'ui.chart.table'), () => setAsTable(!asTable)],
        [t(pattern ? 'ui.chart.plainFill' : 'ui.chart.pattern'), asTable ? undefined : () => setPattern(!pattern)],
        ['PNG', asTable ? undefined : () => drawing.current && saveFile(`${title}.png`, dataUrlBlob(drawing.current.chart.getDataURL({ type: 'png', pixelRatio: 2, backgroundColor: '#ffffff' })))],
        ['SVG', engine && (() => saveFile(`${title}.svg`, engine.toSvg(option, 900, 420), 'image/svg+xml'))],
        ['CSV', () => saveFile(`${title}.csv`, toCsv(rows), 'text/csv;charset=utf-8')],
      ]}
    >
      {asTable || failed ? (
        <ChartTable title={title} rows={rows} show={format.count} />
      ) : (
        <div
          className="jw-chart"
          role="group"
          aria-roledescription={t('ui.chart.role')}
          aria-label={`${title}. ${describeChart(data, t)} ${t('ui.chart.keys')}`}
          tabIndex={0}
          style={{ height }}
          onKeyDown={(event) => {
            if (event.key === 'ArrowRight') move((at ?? -1) + 1)
            else if (event.key === 'ArrowLeft') move((at ?? 1) - 1)
            else if (event.key === 'Home') move(0)
            else if (event.key === 'End') move(data.categories.length - 1)
            else return
            event.preventDefault()
          }}
        >
          <div ref={box} className="jw-chart-box" aria-hidden="true" />
          <span className="jw-hidden" aria-live="polite">
            {spoken}
          </span>
        </div>
      )}
    </Figure>
  )
}
