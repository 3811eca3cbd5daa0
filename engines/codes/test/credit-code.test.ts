import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { creditCheckCharacter, divisionOfCode, organisationCheckCharacter, organisationCode, organisationCodeOfTaxNumber, parseCreditCode, registrationCheckDigit, repairCreditCode } from '../index.ts'

const digits = (n: number) => fc.array(fc.integer({ min: 0, max: 9 }), { minLength: n, maxLength: n }).map((d) => d.join(''))

/** Codes built by the standards' own rules: 91, a division, an organisation code, the check character. */
const creditCode = fc.tuple(digits(6), digits(8)).map(([division, eight]) => {
  const first17 = `91${division}${eight}${organisationCheckCharacter(eight)}`
  return first17 + creditCheckCharacter(first17)
})

describe('a credit code', () => {
  it('that follows GB 32100 holds, whatever its case, width and spaces', () => {
    fc.assert(fc.property(creditCode, fc.nat(17), fc.constantFrom(' ', '\u3000', '\u00a0', '-', '\u200b'), (code, at, gap) => {
      for (const written of [code, code.toLowerCase(), code.slice(0, at) + gap + code.slice(at), [...code].map((c) => String.fromCharCode(c.charCodeAt(0) + 0xfee0)).join('')]) {
        expect(parseCreditCode(written)).toEqual({ kind: 'credit_code', code, checkDigitOk: true })
      }
    }))
  })

  it('with any one character changed to another of the alphabet no longer holds', () => {
    fc.assert(fc.property(creditCode, fc.nat(17), fc.constantFrom(...'0123456789ABCDEFGHJKLMNPQRTUWXY'), (code, at, other) => {
      fc.pre(code[at] !== other)
      expect(parseCreditCode(code.slice(0, at) + other + code.slice(at + 1)).checkDigitOk).toBe(false)
    }))
  })

  it('misread in up to three confusable characters is among its repairs, fewest changes first', () => {
    const misread: Record<string, string> = { 0: 'O', 1: 'I', 2: 'Z', 5: 'S', 8: 'B', 4: 'A', 6: 'G' }
    fc.assert(fc.property(creditCode, fc.uniqueArray(fc.nat(17), { minLength: 1, maxLength: 3 }), (code, places) => {
      const damaged = [...code].map((c, i) => (places.includes(i) ? (misread[c] ?? c) : c)).join('')
      fc.pre(damaged !== code && !parseCreditCode(damaged).checkDigitOk)
      expect(repairCreditCode(damaged)).toContain(code)
      expect(parseCreditCode(damaged).repaired).toContain(code)
    }))
  })

  it('that fails its check digit is flagged and still called a credit code', () => {
    expect(parseCreditCode('91350100M0001TGQXM')).toMatchObject({ kind: 'credit_code', code: '91350100M0001TGQXM', checkDigitOk: false })
  })

  it('is found inside a pollution permit number', () => {
    expect(parseCreditCode('91330000000000000A001Q').kind).toBe('other')
    fc.assert(fc.property(creditCode, (code) => {
      expect(parseCreditCode(`${code}001Q`)).toEqual({ kind: 'credit_code', code, checkDigitOk: true })
    }))
  })

  it('holds the division in characters 3-8 and the organisation code in 9-17', () => {
    expect(divisionOfCode('91350100M0001TGQXM')).toBe('350100')
    expect(organisationCode('91350100M0001TGQXM')).toBe('M0001TGQX')
  })
})

describe('other numbers in a code column', () => {
  it('are told apart: old registration numbers, organisation codes, nothing, placeholders', () => {
    fc.assert(fc.property(digits(14), digits(8), (fourteen, eight) => {
      fc.pre(!/^(.)\1*$/.test(fourteen) && !/^(.)\1*$/.test(eight))
      const old = fourteen + registrationCheckDigit(fourteen)
      expect(parseCreditCode(old)).toEqual({ kind: 'registration_15', code: old, checkDigitOk: true })
      const organisation = eight + organisationCheckCharacter(eight)
      expect(parseCreditCode(`${eight}-${organisation[8]}`)).toEqual({ kind: 'organisation_9', code: organisation, checkDigitOk: true })
      expect(organisationCodeOfTaxNumber(`330401${organisation}`)).toBe(organisation)
    }))
    for (const nothing of [undefined, '', '  ', '无', 'N/A', 'null', '-', '—']) expect(parseCreditCode(nothing).kind).toBe('empty')
    for (const noise of ['000000000000000000', '9.13304E+17', '见附件', '12345']) expect(parseCreditCode(noise)).toMatchObject({ kind: 'other', checkDigitOk: false })
  })

  it('a resident identity number is never taken for a credit code', () => {
    expect(parseCreditCode('11010519491231002X')).toMatchObject({ kind: 'other', checkDigitOk: false })
  })

  it('never throws, whatever stands in the cell', () => {
    fc.assert(fc.property(fc.string({ unit: 'binary' }), (text) => {
      expect(parseCreditCode(text).code).toBe(parseCreditCode(parseCreditCode(text).code).code)
    }))
  })
})
