import { PassThrough } from 'node:stream'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { contentDisposition, createLogger, safeFileName } from '../index.ts'

const anyName = fc.string({ unit: 'binary', maxLength: 400 })

describe('names that come from outside', () => {
  it('never leave their folder, hide characters or grow without bound', () => {
    fc.assert(fc.property(anyName, (name) => {
      const safe = safeFileName(name)
      expect(safe).not.toMatch(/[/\\\p{Cc}\p{Cs}]/u)
      expect(safe).not.toMatch(/^\.*$/u)
      expect([...safe].length).toBeLessThanOrEqual(200)
    }))
  })

  it('never break a header, and come back whole on the other side', () => {
    fc.assert(fc.property(anyName, (name) => {
      const header = contentDisposition(name)
      expect(header).toMatch(/^[\x20-\x7E]*$/u)
      const encoded = /filename\*=UTF-8''(.*)$/u.exec(header)?.[1] ?? ''
      expect(decodeURIComponent(encoded)).toBe(name.replaceAll(/[\p{Cc}\p{Cs}/\\]/gu, '_'))
    }))
  })
})

describe('the log', () => {
  it('blanks secrets wherever they stand', () => {
    const lines: string[] = []
    const destination = new PassThrough().on('data', (chunk: Buffer) => lines.push(chunk.toString()))
    const logger = createLogger({ destination })
    logger.info({ password: 'p1', headers: { cookie: 'c1', 'x-csrf-token': 't1' }, body: { user: { oneTimePassword: 'o1' } }, account: 'wang' }, 'seen')
    const text = lines.join('')
    expect(text).toContain('wang')
    expect(text).not.toMatch(/p1|c1|t1|o1/u)
  })
})
