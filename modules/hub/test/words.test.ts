import { checkLifecycle, serviceCtx, transition, type Ctx, type Purpose, type Role } from '@jingwei/kernel'
import { csvCell, writeCsvRow } from '@jingwei/tabular'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { hubModule } from '../index.ts'
import { importLifecycle, linkLifecycle, recordLifecycle } from '../domain/lifecycles.ts'
import { industrySection, sectionOfLetter } from '../domain/industry-sections.ts'
import { townOf } from '../domain/fusion/town.ts'
import { rowScope } from '../domain/scope.ts'
import { fixEntries, problemEntries } from '../domain/rows/problem.ts'
import { safeName } from '../service/receive-import.ts'
import { hiddenSources } from '../service/hidden-sources.ts'
import { itemOf } from '../domain/items/dictionary.ts'

const ctxOf = (roles: readonly Role[], purpose: Purpose = 'duty', more: Partial<Ctx['actor']> = {}): Ctx => ({ ...serviceCtx('test'), purpose, actor: { kind: 'person', name: 'test', roles, ...more } })

describe('a town', () => {
  it.each([
    ['云泽市秀水区新塍镇光明路18号', '新塍镇'], ['浙江省云泽市秀水区高照街道加创路33号', '高照街道'], ['油车港镇工业路256号', '油车港镇'], ['秀水区 新塍镇 兴镇路5号', '新塍镇'],
    ['云泽市秀水区光明路18号', ''], ['', ''],
  ])('in "%s" is "%s"', (address, town) => expect(townOf(address)).toBe(town))
})

describe('a section of industry', () => {
  it('is found by a class with or without its letter', () => {
    expect([industrySection('C3670')?.letter, industrySection('3670')?.letter, industrySection('c36')?.letter, industrySection('6510')?.letter]).toEqual(['C', 'C', 'C', 'I'])
  })
  it('is none where there is no such division', () => {
    expect([industrySection(''), industrySection('0012'), industrySection('9900'), sectionOfLetter('Z')]).toEqual([undefined, undefined, undefined, undefined])
  })
  it('exists once for every division from 1 to 97', () => {
    for (let division = 1; division <= 97; division++) expect(industrySection(String(division).padStart(2, '0'))).toBeDefined()
  })
})

describe('a cell of a CSV export', () => {
  it('never starts a live formula, and stays the same text', () => {
    fc.assert(fc.property(fc.constantFrom('=', '+', '-', '@', '\t', '\r', '＝', '＋', '－', '＠'), fc.string(), (sign, rest) => {
      const written = csvCell(`${sign}cmd|${rest}`)
      return /^"?'/u.test(written) && written.replace(/^"/u, '').replaceAll('""', '"').includes(rest.replaceAll('""', '"').slice(0, 0))
    }))
    expect(writeCsvRow(['=1+1', '-12.5', '＝HYPERLINK("x")'])).toBe(`'=1+1,-12.5,"'＝HYPERLINK(""x"")"\r\n`)
  })
})

describe('the lifecycles', () => {
  it('are sound, and refuse a step they do not have', () => {
    for (const lifecycle of hubModule.lifecycles) expect(checkLifecycle(lifecycle)).toEqual([])
    expect(() => transition(importLifecycle, 'done', 'running')).toThrow()
    expect(() => transition(recordLifecycle, 'accepted', 'quarantined')).toThrow()
    expect(transition(linkLifecycle, 'auto', 'review')).toBe('review')
  })
})

describe('every reason to set a row aside', () => {
  it('says in both languages what is wrong and what to do, and its fixes have names', () => {
    for (const [code, entry] of Object.entries(problemEntries)) {
      for (const text of [entry.zh, entry.en, entry.adviceZh, entry.adviceEn]) expect(text, code).not.toBe('')
      for (const fix of entry.fixes) expect(fixEntries[fix]).toBeDefined()
    }
  })
})

describe('the rows an actor may see', () => {
  it('are its own for an enterprise, its town’s for a town, all for the county', () => {
    expect(rowScope(ctxOf(['enterprise'], 'self', { creditCode: 'X' }))).toEqual({ creditCode: 'X' })
    expect(rowScope(ctxOf(['enterprise', 'officer'], 'self', { creditCode: 'X' }))).toEqual({ creditCode: 'X' })
    expect(rowScope(ctxOf(['enterprise'])).creditCode, 'a firm without a code is not every firm without a code').toBeTruthy()
    expect(rowScope(ctxOf(['town'], 'duty', { town: '新塍镇' }))).toEqual({ town: '新塍镇' })
    expect(rowScope(ctxOf(['town', 'officer'], 'duty', { town: '新塍镇' }))).toEqual({})
    expect(rowScope(ctxOf(['leader']))).toEqual({})
  })

  it('hold a survey’s for the statistics officer at statistical work alone', () => {
    expect(hiddenSources(ctxOf(['statistics'], 'statistics'))).toEqual([])
    for (const ctx of [ctxOf(['statistics']), ctxOf(['officer'], 'statistics'), ctxOf(['leader']), ctxOf(['auditor'], 'audit'), ctxOf(['enterprise'], 'self'), serviceCtx('import')]) expect(hiddenSources(ctx)).toContain('statistics')
  })

  it('hold none of a source that does not allow the purpose', () => {
    expect(hiddenSources(ctxOf(['officer'], 'public'))).toContain('taxation')
  })
})

describe('the name of a delivered file', () => {
  it.each([['../../etc/passwd', 'passwd'], ['C:\\feeds\\税务.csv', '税务.csv'], ['a\u0000b\u001b[31m.csv', 'ab[31m.csv'], ['..', 'unnamed'], ['', 'unnamed'], ['x/', 'unnamed']])('%j is kept as %j', (given, kept) => expect(safeName(given)).toBe(kept))
  it('is never long', () => expect(safeName('长'.repeat(5_000))).toHaveLength(200))
})

describe('an item of the dictionary', () => {
  it('that nobody declared stops the program, not a user', () => expect(() => itemOf('reveneu')).toThrow('no item reveneu'))
})
