import { Buffer } from 'node:buffer'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import '../index.ts'
import { newRecoveryCodes, readRecoveryCode } from '../domain/recovery-codes.ts'
import { aesSealing } from '../service/sealing.ts'
import { newTotpSecret, showTotp, stepOfCode } from '../service/totp.ts'

describe('a code of the telephone', () => {
  // RFC 6238 appendix B, SHA-1: the last six of its eight digits.
  const secret = Buffer.from('12345678901234567890')
  const published: readonly (readonly [seconds: number, code: string])[] = [
    [59, '287082'], [1_111_111_109, '081804'], [1_111_111_111, '050471'], [1_234_567_890, '005924'], [2_000_000_000, '279037'], [20_000_000_000, '353130'],
  ]

  it.each(published)('is at second %d the one RFC 6238 prints: %s', (seconds, code) => {
    expect(stepOfCode(secret, code, new Date(seconds * 1000))).toBe(Math.floor(seconds / 30))
  })

  it('is good one step early and one late, and no more', () => {
    const at = (seconds: number) => stepOfCode(secret, '050471', new Date(seconds * 1000))
    const step = Math.floor(1_111_111_111 / 30)
    expect([-60, -30, 0, 30, 60].map((apart) => at(1_111_111_111 + apart))).toEqual([undefined, step, step, step, undefined])
  })

  it('comes of 160 bits of its own for everybody', () => {
    const secrets = Array.from({ length: 50 }, () => newTotpSecret())
    expect(secrets.every((made) => made.length === 20)).toBe(true)
    expect(new Set(secrets.map((made) => showTotp(made, 'a').secret)).size).toBe(50)
  })
})

describe('recovery codes', () => {
  it('are read back however they are typed, and nothing else is taken for one', () => {
    for (const { slot, code } of newRecoveryCodes()) {
      expect(code).toMatch(/^\d[2-9a-z]{3}-[2-9a-z]{4}-[2-9a-z]{4}$/u)
      for (const typed of [code, code.toUpperCase(), code.replaceAll('-', ''), ` ${code.replaceAll('-', ' ')} `]) expect(readRecoveryCode(typed)).toEqual({ slot, code })
    }
    fc.assert(fc.property(fc.string({ maxLength: 40 }), (typed) => {
      const read = readRecoveryCode(typed)
      expect(read === undefined || /^\d[2-9a-z]{3}-[2-9a-z]{4}-[2-9a-z]{4}$/u.test(read.code)).toBe(true)
    }))
  })
})

describe('what is sealed', () => {
  const key = Buffer.alloc(32, 1)
  const sealing = aesSealing(key)

  it('opens for its owner with its key, and is never twice the same', () => {
    fc.assert(fc.property(fc.uint8Array({ maxLength: 64 }), fc.string(), (bytes, owner) => {
      const plain = Buffer.from(bytes)
      const sealed = sealing.seal(plain, owner)
      expect(sealing.open(sealed, owner).equals(plain)).toBe(true)
      expect(sealing.seal(plain, owner).equals(sealed)).toBe(false)
    }))
  })

  it('does not open when a bit is changed, for another owner, or with another key', () => {
    const sealed = sealing.seal(Buffer.from('secret'), 'one')
    for (let place = 0; place < sealed.length; place++) {
      const changed = Buffer.from(sealed)
      changed.writeUInt8(changed.readUInt8(place) ^ 1, place)
      expect(() => sealing.open(changed, 'one'), `byte ${place}`).toThrow()
    }
    expect(() => sealing.open(sealed, 'two')).toThrow()
    expect(() => aesSealing(Buffer.alloc(32, 2)).open(sealed, 'one')).toThrow(expect.objectContaining({ code: 'identity.sealing_key' }))
    expect(() => aesSealing(Buffer.alloc(31))).toThrow(expect.objectContaining({ code: 'identity.bad_sealing_key' }))
  })
})
