import { describe, expect, it } from 'vitest'
import { builtInSources } from '../index.ts'
import { staffOfYear } from '../domain/rows/derived.ts'
import { readRow, type RowReading } from '../domain/rows/read-row.ts'
import { titleYear } from '../domain/rows/shape.ts'
import type { FixKind } from '../domain/rows/problem.ts'
import { recognise } from '../domain/sources/recognise.ts'
import { powerHeader, powerRow, registerHeader, registerRow, surveyHeader, taxHeader, taxRow } from './files.ts'
import { solar } from './firms.ts'

type Row = { readonly cells: readonly string[]; readonly extra?: readonly string[]; readonly short?: boolean; readonly titleYear?: number; readonly fixes?: readonly FixKind[] }

function read(header: readonly string[], { cells, extra, short, titleYear: year, fixes }: Row): RowReading {
  const mapping = recognise(header, builtInSources)
  if (!mapping) throw new Error('not recognised')
  const shape = { sourceId: mapping.source.id, header, ...(year === undefined ? {} : { titleYear: year }) }
  return readRow(mapping, shape, { cells, ...(extra ? { extra } : {}), ...(short ? { short } : {}) }, fixes)
}

const amountOf = (reading: RowReading, item: string) => reading.claims.find((claim) => claim.item === item)?.amount
const revenue = (written: string) => amountOf(read(taxHeader, { cells: taxRow(solar, 2025, written) }), 'revenue')

describe('a figure is read', () => {
  it('in the unit of its column, of its cell, with thousands separators and in full width, to the fen', () => {
    expect(revenue('12000000')).toBe(1_200_000_000)
    expect(revenue('1200万元')).toBe(1_200_000_000)
    expect(revenue('12,000,000')).toBe(1_200_000_000)
    expect(revenue('１２００万元')).toBe(1_200_000_000)
    expect(revenue(' 12000000.01 ')).toBe(1_200_000_001)
  })

  it('as a negative number when it is a refund', () => {
    expect(amountOf(read(taxHeader, { cells: taxRow(solar, 2025, 1, '-500.5') }), 'tax')).toBe(-50_050)
  })

  it('as nothing where the cell says there is none, and the row stays', () => {
    for (const none of ['', '-', 'N/A', '——']) expect(revenue(none)).toBeUndefined()
    expect(read(taxHeader, { cells: taxRow(solar, 2025, 'N/A') }).problem).toBeUndefined()
  })

  it('as a note, never a guess, where it cannot be read', () => {
    const reading = read(taxHeader, { cells: taxRow(solar, 2025, '抄表异常') })
    expect(reading.claims.some((claim) => claim.item === 'revenue')).toBe(false)
    expect(reading.notes).toContainEqual({ column: '营业收入(元)', found: '抄表异常', reason: 'not_a_number' })
  })

  it('in the unit another column states row by row', () => {
    const header = ['宗地编号', '权利人', '权利人证件号', '坐落', '面积', '单位', '取得方式', '承租人', '承租面积']
    const land = (size: string, unit: string) => amountOf(read(header, { cells: ['Z1', solar.name, solar.code, '', size, unit, '', '', ''] }), 'land')
    expect(land('2', '公顷')).toBe(300_000)
    expect(land('30', '亩')).toBe(300_000)
    expect(land('20000', '平方米')).toBe(300_000)
    expect(land('2', '步')).toBeUndefined()
  })
})

describe('a period is read', () => {
  it('from the year column, however the year is written', () => {
    for (const year of ['2025', '２０２５', '2025年', '2025年度', '2025.0']) expect(read(taxHeader, { cells: taxRow(solar, year, 1) }).claims.find((claim) => claim.item === 'revenue')?.period).toBe('2025')
  })

  it('from year and quarter', () => {
    const survey = (quarter: string) => read(surveyHeader, { cells: [solar.name, solar.code, '3825', '2025', quarter, '1', '1', '1', '1', '1', '1'] })
    for (const quarter of ['3', '第三季度', 'Q3', '三']) expect(survey(quarter).claims[0]?.period).toBe('2025-Q3')
    expect(survey('5').problem).toMatchObject({ code: 'period_unreadable' })
  })

  it('from the month in the header and the year in the title', () => {
    const claims = read(powerHeader, { cells: powerRow('1', solar, 700), titleYear: 2025 }).claims.filter((claim) => claim.item === 'electricity')
    expect(claims.map((claim) => claim.period)).toEqual(Array.from({ length: 12 }, (_, month) => `2025-${String(month + 1).padStart(2, '0')}`))
  })

  it('never from nowhere: without a year the row is set aside', () => {
    expect(read(taxHeader, { cells: taxRow(solar, '去年', 1) }).problem).toMatchObject({ code: 'period_unreadable', found: '去年' })
    expect(read(powerHeader, { cells: powerRow('1', solar, 7) }).problem).toMatchObject({ code: 'period_unreadable' })
  })

  it('once for a file: from its title, else its header, else its name', () => {
    const power = builtInSources.find((source) => source.id === 'power_supply')
    const tax = builtInSources.find((source) => source.id === 'taxation')
    if (!power || !tax) throw new Error('a source is missing')
    expect(titleYear(power, ['２０２４年度电量', ''], powerHeader, '2023.csv')).toBe(2024)
    expect(titleYear(power, [], powerHeader, 'power-2023.csv')).toBe(2023)
    expect(titleYear(power, ['12024'], powerHeader, 'power.csv')).toBeUndefined()
    expect(titleYear(tax, ['2024'], taxHeader, '')).toBeUndefined()
  })
})

describe('a row is set aside, with what was expected and found,', () => {
  it('when it names nobody', () => {
    expect(read(taxHeader, { cells: taxRow({ ...solar, code: '无', name: '　' }, 2025, 1) }).problem).toMatchObject({ code: 'no_identity' })
  })

  it('when none of its figures is a number: its columns have moved', () => {
    expect(read(taxHeader, { cells: [solar.code, solar.name, '', '', '', '2025', '甲', '乙', '丙'] }).problem).toMatchObject({ code: 'columns_shifted' })
  })

  it('when it has more cells than the header and does not fit it, unless a fix of form says to keep them', () => {
    const moved = { cells: [solar.code, solar.name, '', '', '', '不是年份', '1', '2', '3'], extra: ['多'] }
    expect(read(taxHeader, moved).problem).toEqual({ code: 'surplus_cells', expected: '9', found: '10' })
    const named = { cells: [solar.code, '', '', '', '', '2025', '1', '2', '3'], extra: ['多'] }
    expect(read(taxHeader, named).problem).toMatchObject({ code: 'surplus_cells' })
    expect(read(taxHeader, { ...named, fixes: ['keep_surplus_as_remark'] }).problem).toBeUndefined()
  })

  it('when it is short and what is needed is gone, unless a fix of form says to fill it up', () => {
    const short = { cells: [solar.code, '', '', '', '', '2025', '', '', ''], short: true }
    expect(read(taxHeader, short).problem).toEqual({ code: 'short_row', expected: '9', found: '2' })
    expect(read(taxHeader, { ...short, fixes: ['pad_short_row'] }).problem).toBeUndefined()
  })

  it('but not when the surplus trails a row that fits, which is kept as a note', () => {
    const reading = read(taxHeader, { cells: taxRow(solar, 2025, 1), extra: ['备注'] })
    expect(reading.problem).toBeUndefined()
    expect(reading.notes).toContainEqual({ column: '', found: '备注', reason: 'surplus_kept' })
  })

  it('nor when it is short and only optional cells are missing', () => {
    expect(read(taxHeader, { cells: taxRow(solar, 2025, 1), short: true }).problem).toBeUndefined()
  })
})

describe('dates and texts', () => {
  const founded = (written: string) => read(registerHeader, { cells: registerRow(solar).with(5, written) }).claims.find((claim) => claim.item === 'founded')?.text
  it('are read in the forms departments use', () => {
    for (const written of ['20150105', '2015/1/5', '2015年1月5日', '2015-01-05', '42009']) expect(founded(written)).toBe('2015-01-05')
    expect(founded('长期')).toBeUndefined()
  })

  it('say nothing where they say 无', () => {
    const reading = read(registerHeader, { cells: registerRow(solar).with(4, '无').with(0, '暂无') })
    expect(reading.claims.some((claim) => claim.item === 'capital')).toBe(false)
    expect(reading.identity.code).toBe('')
  })
})

describe('the staff of a year', () => {
  it('is the mean of the months a row reports, year by year', () => {
    const months = [{ item: 'insured', period: '2024-12', amount: 9 }, { item: 'insured', period: '2025-01', amount: 10 }, { item: 'insured', period: '2025-02', amount: 13 }, { item: 'revenue', period: '2025', amount: 1 }]
    expect(staffOfYear(months)).toEqual([{ item: 'staff', period: '2024', amount: 9 }, { item: 'staff', period: '2025', amount: 12 }])
  })
})
