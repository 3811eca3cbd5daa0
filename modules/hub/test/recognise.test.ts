import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { builtInSources } from '../index.ts'
import { annotationHeaders, nearestSource, recognise } from '../domain/sources/recognise.ts'
import { rowDigest } from '../domain/rows/digest.ts'
import { powerHeader, registerHeader, surveyHeader, taxHeader, taxRow } from './files.ts'
import { solar } from './firms.ts'

const sourceOf = (header: readonly string[]): string | undefined => recognise(header, builtInSources)?.source.id

describe('a source is recognised by its header', () => {
  it('whatever the order of its columns', () => {
    fc.assert(fc.property(fc.shuffledSubarray(taxHeader, { minLength: taxHeader.length }), (header) => sourceOf(header) === 'taxation'))
    expect(sourceOf(registerHeader)).toBe('market_regulation')
    expect(sourceOf(powerHeader)).toBe('power_supply')
    expect(sourceOf(surveyHeader)).toBe('statistics')
  })

  it('in either width of brackets and with blanks inside', () => {
    expect(sourceOf(taxHeader.map((name) => name.replace('(元)', '（元）').replace('所属', ' 所属　')))).toBe('taxation')
  })

  it('by other names a column goes by', () => {
    expect(sourceOf(registerHeader.map((name) => (name === '住所' ? '经营场所' : name === '登记状态' ? '经营状态' : name)))).toBe('market_regulation')
  })

  it('with columns nobody declared, which are kept beside it', () => {
    const mapping = recognise([...taxHeader, '主管税务所'], builtInSources)
    expect(mapping?.source.id).toBe('taxation')
    expect(mapping?.unclaimed).toEqual([taxHeader.length])
  })

  it('when it comes back annotated, without taking the annotations for data', () => {
    const mapping = recognise([...taxHeader, ...annotationHeaders], builtInSources)
    expect(mapping?.unclaimed).toEqual([])
    expect(mapping?.reference).toBe(taxHeader.length + 4)
  })

  it('with as many months as there are', () => {
    const mapping = recognise(powerHeader.slice(0, 8), builtInSources)
    expect(mapping?.placed.filter((entry) => entry.match !== undefined).map((entry) => entry.match)).toEqual(['1', '2', '3'])
  })

  it('not when a required column is missing: the nearest source and the column are named', () => {
    const header = taxHeader.filter((name) => name !== '所属年度')
    expect(sourceOf(header)).toBeUndefined()
    const near = nearestSource(header, builtInSources)
    expect(near?.source.id).toBe('taxation')
    expect(near?.missing).toEqual(['所属年度'])
    expect(nearestSource(['甲', '乙'], builtInSources)).toBeUndefined()
  })
})

describe('the fingerprint of a row', () => {
  const cells = taxRow(solar, 2025, '1200')
  const digestOf = (order: readonly number[], row: readonly string[], context = ''): string => {
    const mapping = recognise(order.map((place) => taxHeader[place] ?? ''), builtInSources)
    if (!mapping) throw new Error('not recognised')
    return rowDigest(mapping, context, order.map((place) => row[place] ?? ''))
  }
  const places = taxHeader.map((_, place) => place)

  it('is the same in every order of the columns', () => {
    const own = digestOf(places, cells)
    fc.assert(fc.property(fc.shuffledSubarray(places, { minLength: places.length }), (order) => digestOf(order, cells) === own))
  })

  it('changes with any cell, and with what the title says', () => {
    const own = digestOf(places, cells)
    for (const place of places) expect(digestOf(places, cells.with(place, `${cells[place]}?`))).not.toBe(own)
    expect(digestOf(places, cells, '2024')).not.toBe(own)
  })
})
