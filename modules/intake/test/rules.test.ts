import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { stateHolidays, workingCalendar } from '@jingwei/kernel'
import { isNamed, isReachable, readAllowedHosts } from '../domain/allowed-hosts.ts'
import { placeColumns } from '../domain/columns.ts'
import { ContentMark } from '../domain/content-mark.ts'
import { at, readExactJson } from '../domain/exact-json.ts'
import { fillPeriod } from '../domain/period-text.ts'
import { nextRun } from '../domain/schedule.ts'
import { inHandUpTo, type Reading } from '../domain/watermark.ts'

const holidays = workingCalendar(stateHolidays)
const beijing = (text: string): Date => new Date(`${text}:00+08:00`)

describe('the schedule', () => {
  it('asks daily, every so many minutes, and on the nth working day, in Beijing time', () => {
    expect(nextRun({ kind: 'daily', at: '02:30' }, beijing('2026-03-02T02:29'), holidays)).toEqual(beijing('2026-03-02T02:30'))
    expect(nextRun({ kind: 'daily', at: '02:30' }, beijing('2026-03-02T02:30'), holidays)).toEqual(beijing('2026-03-03T02:30'))
    expect(nextRun({ kind: 'every', minutes: 90 }, beijing('2026-03-02T02:30'), holidays)).toEqual(beijing('2026-03-02T04:00'))
    // 1 to 7 October 2026 are off, the 10th, a Saturday, is worked: the 3rd working day is the 10th.
    expect(nextRun({ kind: 'monthly', workingDay: 3, at: '06:00' }, beijing('2026-09-30T12:00'), holidays)).toEqual(beijing('2026-10-10T06:00'))
    expect(nextRun({ kind: 'monthly', workingDay: 3, at: '06:00' }, beijing('2026-10-10T06:00'), holidays)).toEqual(beijing('2026-11-04T06:00'))
    // Nobody knows the working days of a year whose notice is not out.
    expect(nextRun({ kind: 'monthly', workingDay: 3, at: '06:00' }, beijing('2026-12-20T06:00'), holidays)).toBeUndefined()
    expect(nextRun({ kind: 'manual' }, beijing('2026-12-20T06:00'), holidays)).toBeUndefined()
  })
})

describe('what is in hand', () => {
  it('ends before the first reading that was sent back', () => {
    const readings: Reading[] = [{ upTo: 'a', counts: true }, { from: 'a', upTo: 'b', counts: false }, { from: 'b', upTo: 'c', counts: true }]
    expect(inHandUpTo(readings)).toBe('a')
    expect(inHandUpTo([...readings, { from: 'a', upTo: 'b', counts: true }])).toBe('c')
    expect(inHandUpTo([])).toBeUndefined()
  })

  it('is the end of an unbroken chain of readings that count, whatever came between', () => {
    fc.assert(fc.property(fc.array(fc.record({ from: fc.option(fc.constantFrom('a', 'b', 'c'), { nil: undefined }), upTo: fc.constantFrom('a', 'b', 'c'), counts: fc.boolean() })), (raw) => {
      const readings = raw.map(({ from, ...rest }) => (from === undefined ? rest : { ...rest, from }))
      const end = inHandUpTo(readings)
      return end === undefined || readings.some((each) => each.counts && each.upTo === end)
    }))
  })
})

describe('allowed hosts', () => {
  const allowed = readAllowedHosts('huiliu.example.gov.cn:5432, 10.20.0.0/16；192.168.1.9')
  it('are asked for by name and port, and inner addresses only when they are listed themselves', () => {
    expect([isNamed(allowed, 'HUILIU.example.gov.cn', 5432), isNamed(allowed, 'huiliu.example.gov.cn', 22), isNamed(allowed, '10.20.3.4', 1), isNamed(allowed, '10.21.3.4', 1), isNamed(allowed, '192.168.1.9', 80), isNamed(allowed, 'evil.cn', 5432)]).toEqual([true, false, true, false, true, false])
    expect(['10.20.3.4', '192.168.1.9', '223.5.5.5', '2400:3200::1'].map((address) => isReachable(allowed, address))).toEqual([true, true, true, true])
    expect(['10.21.0.1', '127.0.0.1', '169.254.169.254', '::1', 'fd00::1', '::ffff:127.0.0.1', '::ffff:10.21.0.1', '100.64.0.1', '0.0.0.0', '255.255.255.255', '192.0.2.1', '::7f00:1', '64:ff9b:1::1', '2002:7f00:1::', 'fec0::1', 'x'].map((address) => isReachable(allowed, address))).toEqual(Array.from({ length: 16 }, () => false))
    expect(isNamed(readAllowedHosts(''), '127.0.0.1', 80)).toBe(false)
  })
})

describe('reading', () => {
  it('marks the same rows alike in any order, and others otherwise', () => {
    fc.assert(fc.property(fc.array(fc.array(fc.string(), { minLength: 2, maxLength: 2 }), { minLength: 1 }), (rows) => {
      const mark = (of: readonly string[][]): string => {
        const made = new ContentMark(['a', 'b'])
        for (const row of of) made.add(row)
        return made.text()
      }
      expect(mark(rows.toReversed())).toBe(mark(rows))
      expect(mark([...rows, ['x', '']])).not.toBe(mark(rows))
    }))
  })

  it('keeps every digit and every text of JSON', () => {
    expect(readExactJson(String.raw`{"a":[1e400,-0.10,12345678901234567890],"b":"数\"1\\","c":true}`)).toEqual({ a: ['1e400', '-0.10', '12345678901234567890'], b: '数"1\\', c: true })
    fc.assert(fc.property(fc.array(fc.string()), (texts) => void expect(readExactJson(JSON.stringify(texts))).toEqual(texts)))
    expect(at({ 'a/b': [{ c: 1 }] }, '/a~1b/0/c')).toBe(1)
    expect(at({}, '/toString')).toBeUndefined()
  })

  it('takes a paired column first, then the comment, then the name, and no other', () => {
    const columns = [{ name: 'a', comment: '企业名称', type: '' }, { name: '企业名称', comment: '', type: '' }, { name: 'dl', comment: '电量', type: '' }, { name: 'tel', comment: '', type: '' }]
    const known = (text: string): string | undefined => (text === '企业名称' || /^\d+月$/u.test(text) ? text : undefined)
    expect(placeColumns(columns, [{ column: 'dl', header: '{M}月' }, { column: 'no', header: 'x' }], known, { kind: 'month', year: 2026, month: 9 })).toEqual({ placed: [{ column: 'a', header: '企业名称' }, { column: 'dl', header: '9月' }], gone: ['no'] })
    expect(fillPeriod('{YYYY}{MM}Q{Q}', { kind: 'quarter', year: 2026, quarter: 2 })).toBe('202606Q2')
  })
})
