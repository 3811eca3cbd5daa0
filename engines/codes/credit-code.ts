import { creditCheckHolds, organisationCheckHolds, registrationCheckHolds, residentNumberHolds } from './check-digits.ts'
import { foldCode } from './fold-code.ts'
import { repairCreditCode } from './repair.ts'

/** What kind of number stands in a code column; `other` covers resident numbers, placeholders and wrong lengths. */
export type CodeKind = 'credit_code' | 'registration_15' | 'organisation_9' | 'other' | 'empty'

export type ParsedCode = {
  readonly kind: CodeKind
  /** Upper case, half width, without separators. */
  readonly code: string
  /** Of the kind's own standard. False flags and never rejects: early pilot codes are legal yet fail. */
  readonly checkDigitOk: boolean
  /** For an 18-character code whose check fails: readings by confusable characters for which both check digits hold. */
  readonly repaired?: readonly string[]
}

/**
 * Reads a cell of a code column: 18-character 统一社会信用代码 (GB 32100-2015), old 15-digit registration number,
 * 9-character 组织机构代码 (GB 11714-1997). A pollution permit number (HJ 608: credit code + 3 digits + check) counts as
 * the credit code inside it. Never throws, never rejects.
 */
export function parseCreditCode(text: string | undefined): ParsedCode {
  const code = foldCode(text)
  if (code === '') return { kind: 'empty', code, checkDigitOk: false }
  if (/^(.)\1*$/.test(code) || !/^[0-9A-Z]+$/.test(code)) return { kind: 'other', code, checkDigitOk: false }
  if (code.length === 18) return parse18(code)
  if (code.length === 22 && /^[0-9A-Z]{18}\d{3}[0-9A-Z]$/.test(code)) {
    const inner = parse18(code.slice(0, 18))
    return inner.checkDigitOk ? inner : { kind: 'other', code, checkDigitOk: false }
  }
  if (code.length === 15 && /^\d{6}(\d{9}|NA\d{6}[\dX]|[0-9A-Z]{8}[\dX])$/.test(code)) {
    return { kind: 'registration_15', code, checkDigitOk: registrationCheckHolds(code) }
  }
  if (code.length === 9 && /^[0-9A-Z]{8}[\dX]$/.test(code)) {
    return { kind: 'organisation_9', code, checkDigitOk: organisationCheckHolds(code) }
  }
  return { kind: 'other', code, checkDigitOk: false }
}

function parse18(code: string): ParsedCode {
  if (creditCheckHolds(code)) return { kind: 'credit_code', code, checkDigitOk: true }
  if (residentNumberHolds(code)) return { kind: 'other', code, checkDigitOk: false }
  const repaired = repairCreditCode(code)
  return { kind: 'credit_code', code, checkDigitOk: false, ...(repaired.length > 0 ? { repaired } : {}) }
}

/** 组织机构代码: characters 9-17 of an 18-character credit code. */
export function organisationCode(creditCode: string): string {
  return creditCode.slice(8, 17)
}

/** 登记管理机关行政区划码: characters 3-8 of a credit code, a GB/T 2260 code of the time of registration. */
export function divisionOfCode(creditCode: string): string {
  return creditCode.slice(2, 8)
}

/**
 * The organisation code inside an old 15-character taxpayer number (division of six digits, then the organisation code),
 * when its check digit holds. A registration number of the same length passes by chance once in eleven.
 */
export function organisationCodeOfTaxNumber(code15: string): string | undefined {
  const tail = code15.slice(6)
  return code15.length === 15 && organisationCheckHolds(tail) ? tail : undefined
}
