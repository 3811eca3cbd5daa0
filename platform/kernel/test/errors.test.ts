import { describe, expect, it } from 'vitest'
import { JingweiError, errorEntries, fillTemplate, registerErrors } from '@jingwei/kernel'

const placeholders = (template: string) => new Set(template.match(/\{\w+\}/gu))

describe('the error registry', () => {
  it('says everything in both languages with the same details', () => {
    expect(errorEntries().length).toBeGreaterThan(10)
    for (const entry of errorEntries()) {
      expect(entry.zh, entry.code).toMatch(/[\u4e00-\u9fff]/u)
      expect(entry.en, entry.code).toMatch(/^[\x20-\x7e]+$/u)
      expect(placeholders(entry.zh), entry.code).toEqual(placeholders(entry.en))
      expect(entry.status, entry.code).toBeGreaterThanOrEqual(400)
      expect(entry.code).toMatch(/^[a-z]+\.[a-z0-9_]+$/u)
    }
  })

  it('lists its codes in order', () => {
    const codes = errorEntries().map(({ code }) => code)
    expect(codes).toEqual(codes.toSorted())
  })

  it('refuses a second meaning for a code, but takes the same entry again', () => {
    const entry = { code: 'kernel_test.twice', status: 400, zh: '一', en: 'one' }
    registerErrors([entry])
    expect(() => registerErrors([entry])).not.toThrow()
    expect(() => registerErrors([{ ...entry, zh: '二' }])).toThrow(/registered twice/u)
  })
})

describe('an error', () => {
  it('carries its code, status, details and both texts', () => {
    const error = new JingweiError('kernel.not_found', { what: '企业', id: '42' })
    expect(error).toMatchObject({ code: 'kernel.not_found', status: 404, details: { what: '企业', id: '42' }, zh: '没有找到企业（42），请核对后重试。' })
    expect(error.message).toBe(error.en)
  })

  it('keeps its cause', () => {
    const cause = new Error('socket closed')
    expect(new JingweiError('kernel.internal', { traceId: 't' }, { cause }).cause).toBe(cause)
  })

  it('shows a detail that was forgotten', () => {
    expect(fillTemplate('{what} of {id}', { what: 'x' })).toBe('x of {id}')
  })

  it('is refused without a registered code', () => {
    expect(() => new JingweiError('kernel.invented')).toThrow(/not in the registry/u)
  })
})
