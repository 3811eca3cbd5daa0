import { describe, expect, it } from 'vitest'
import { chartTable, describeChart, toCsv, type ChartData } from '../chart/chart-data.ts'
import { mapLicence } from '../chart/map-licence.ts'
import { moment, periodText } from '../format/moment.ts'

const data: ChartData = { kind: 'line', unit: '千瓦时', categories: ['2025-01', '2025-02', '2025-03'], series: [{ name: '用电量', values: [10, undefined, 30] }] }

describe('a chart', () => {
  it('has the table behind it, with gaps left empty', () => {
    expect(chartTable(data, '月份')).toEqual([['月份', '用电量 (千瓦时)'], ['2025-01', '10'], ['2025-02', ''], ['2025-03', '30']])
  })

  it('is told in words: first, last, highest, lowest', () => {
    const said: Record<string, string | number>[] = []
    describeChart(data, (_, values) => String(said.push(values)))
    expect(said[0]).toMatchObject({ name: '用电量', first: 10, from: '2025-01', last: 30, to: '2025-03', high: 30, low: 10 })
  })

  it('exports no cell that a spreadsheet would run, and keeps negative numbers', () => {
    const csv = toCsv([['=cmd()', '@x', '+1', '-3.2', '-a', 'a,"b"']])
    expect(csv).toBe('\uFEFF\'=cmd(),\'@x,\'+1,-3.2,\'-a,"a,""b"""\r\n')
  })
})

describe('a map', () => {
  it('is refused without 审图号 unless it says it is a sketch', () => {
    const geojson = { type: 'FeatureCollection', features: [] }
    expect(mapLicence({ geojson, schematic: false })).toBe('refused')
    expect(mapLicence({ geojson, schematic: false, approvalNumber: ' ' })).toBe('refused')
    expect(mapLicence({ geojson, schematic: true })).toBe('schematic')
    expect(mapLicence({ geojson, schematic: false, approvalNumber: 'GS(2024)0650号' })).toBe('approved')
  })
})

describe('a time', () => {
  it('is shown in Beijing time wherever the reader sits', () => {
    expect(moment('2026-11-20T22:30:05Z')).toBe('2026-11-21 06:30')
    expect(moment('2026-11-21')).toBe('2026-11-21')
  })

  it('names periods as offices do', () => {
    expect(periodText('2025-07', 'zh-CN')).toBe('2025年7月')
    expect(periodText('2025-Q3', 'en')).toBe('Q3 2025')
    expect(periodText('2025', 'zh-CN')).toBe('2025年')
    expect(periodText('1-7月累计', 'zh-CN')).toBe('1-7月累计')
  })
})
