import { describe, expect, it } from 'vitest'
import { divisionTable, parseIndustryCode } from '../index.ts'

describe('an industry code', () => {
  it('is read with or without its section letter', () => {
    expect(parseIndustryCode('3670')).toEqual({ code: 'C3670', section: 'C', division: '36', group: '367', class: '3670', sectionAgrees: true })
    expect(parseIndustryCode('ｃ 36')).toEqual({ code: 'C36', section: 'C', division: '36', sectionAgrees: true })
    expect(parseIndustryCode('F')).toEqual({ code: 'F', section: 'F', sectionAgrees: true })
  })
  it('gets back the leading zero that a spreadsheet took', () => {
    expect(parseIndustryCode('A111')?.code).toBe('A0111')
  })
  it('with a letter that does not own its division says so', () => {
    expect(parseIndustryCode('F3670')).toMatchObject({ code: 'C3670', sectionAgrees: false })
  })
  it('of no such form is undefined', () => {
    for (const text of ['', 'U12', '9900', '36700', '纺织']) expect(parseIndustryCode(text)).toBeUndefined()
  })
})

describe('a division', () => {
  const table = divisionTable([
    { code: '330400', name: '嘉兴市' }, { code: '330411', name: '郊区', from: '1983-08', until: '1998-12' }, { code: '330411', name: '秀洲区', from: '1999-01' },
  ])
  it('bears the name of its time', () => {
    expect(table.divisionOf('330411')).toEqual({ code: '330411', name: '秀洲区', level: 'county', path: ['浙江省', '嘉兴市', '秀洲区'], inForce: true })
    expect(table.divisionOf('330411', '1990-01')?.name).toBe('郊区')
    expect(table.codesNamed('郊区')).toEqual(['330411'])
  })
  it('outside its time is named but not in force, and an unknown one is undefined', () => {
    expect(table.divisionOf('330411', '1970-01')).toMatchObject({ name: '秀洲区', inForce: false })
    expect(table.divisionOf('999999')).toBeUndefined()
    expect(divisionTable().divisionOf('110000')?.name).toBe('北京市')
  })
})
