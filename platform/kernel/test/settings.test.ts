import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Setting } from '@jingwei/kernel'
import { JingweiError, nearestKey, resolveSettings } from '@jingwei/kernel'

const declared: readonly Setting[] = [
  { key: 'hub.review_days', type: 'integer', default: 10, minimum: 1, maximum: 30, zh: '复核期限', en: 'Days for review' },
  { key: 'hub.strict', type: 'boolean', default: false, zh: '严格', en: 'Strict' },
  { key: 'identity.idle_minutes', type: 'integer', default: 30, zh: '空闲退出', en: 'Idle time-out' },
  { key: 'http.host', type: 'string', default: '127.0.0.1', zh: '监听地址', en: 'Bind address' },
]
const failure = (raw: Record<string, unknown>): JingweiError => {
  try {
    resolveSettings(declared, raw)
  } catch (error) {
    if (error instanceof JingweiError) return error
  }
  throw new Error('expected a refusal')
}

describe('settings', () => {
  it('have defaults', () => {
    expect(resolveSettings(declared, {})).toEqual({ 'hub.review_days': 10, 'hub.strict': false, 'identity.idle_minutes': 30, 'http.host': '127.0.0.1' })
  })

  it('are read from text, as environment and files give them', () => {
    expect(resolveSettings(declared, { 'hub.review_days': '5', 'hub.strict': 'true' })).toMatchObject({ 'hub.review_days': 5, 'hub.strict': true })
  })

  it('refuse an unknown key and name the nearest known one', () => {
    expect(failure({ 'hub.reviewdays': 3 })).toMatchObject({ code: 'kernel.unknown_setting', details: { key: 'hub.reviewdays', nearest: 'hub.review_days' } })
    expect(failure({ 'idle_minutes': 3 }).zh).toContain('identity.idle_minutes')
  })

  it.each([
    [{ 'hub.review_days': 0 }, '1..30'], [{ 'hub.review_days': 31 }, '1..30'], [{ 'hub.review_days': '5.5' }, '1..30'], [{ 'hub.review_days': 'many' }, '1..30'],
    [{ 'hub.review_days': undefined }, '1..30'], [{ 'hub.strict': 'yes' }, 'true / false'], [{ 'http.host': 5 }, 'text'],
  ])('refuse %j and say what was expected', (raw, expected) => {
    expect(failure(raw)).toMatchObject({ code: 'kernel.bad_setting', details: { expected } })
  })
})

describe('the nearest key', () => {
  it('of a known key is that key', () => {
    fc.assert(fc.property(fc.uniqueArray(fc.string(), { minLength: 1 }), fc.nat(), (keys, pick) => {
      const key = keys[pick % keys.length] ?? ''
      expect(nearestKey(key, keys)).toBe(key)
    }))
  })

  it('of a key with one slip is the key without it', () => {
    expect(nearestKey('http.hsot', ['http.port', 'http.host', 'hub.strict'])).toBe('http.host')
  })
})
