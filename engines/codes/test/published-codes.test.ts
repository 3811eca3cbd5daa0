import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { gunzipSync } from 'node:zlib'
import { describe, expect, it } from 'vitest'
import { organisationCheckHolds, organisationCode, parseCreditCode } from '../index.ts'

const folder = process.env['JINGWEI_DATA'] ?? join(import.meta.dirname, '../../../../shared/data')
const present = existsSync(join(folder, 'datahub/enterprises'))
if (!present) {
  if (process.env['JINGWEI_DATA_EXPECTED'] !== undefined) throw new Error(`Reference data expected in ${folder} and absent; set JINGWEI_DATA`)
  console.log(`skipped: published codes are not at ${folder} (set JINGWEI_DATA)`)
}

function firstColumn(text: string): string[] {
  return text.split('\n').slice(1).map((line) => line.split(',')[0] ?? '').filter((c) => c !== '')
}

describe.skipIf(!present)('published codes', () => {
  it('of one province: every one is classified, and all but a handful hold both check digits', () => {
    const codes = firstColumn(gunzipSync(readFileSync(join(folder, 'datahub/enterprises/zhejiang_enterprises.csv.gz'))).toString('utf8'))
    const parsed = codes.map(parseCreditCode)
    const credit = parsed.filter((p) => p.kind === 'credit_code')
    expect(codes.length).toBeGreaterThan(164_000)
    expect(credit.length / codes.length).toBeGreaterThan(0.999)
    expect(credit.filter((p) => p.checkDigitOk && organisationCheckHolds(organisationCode(p.code))).length / credit.length).toBeGreaterThan(0.995)
  })

  it('that fail as written: most are mended by case alone, the rest are kept and flagged', () => {
    const failing = firstColumn(readFileSync(join(folder, 'datahub/uscc/uscc_real_invalid_checkdigit.csv'), 'utf8')).map(parseCreditCode)
    // One of them is an identifier of another country's form, published in this column.
    expect(failing.filter((p) => p.kind !== 'credit_code').length).toBeLessThanOrEqual(1)
    expect(failing.filter((p) => p.checkDigitOk).length).toBeGreaterThan(250)
  })

  it('of 15 characters are old numbers', () => {
    const old = firstColumn(readFileSync(join(folder, 'datahub/uscc/regno15_real_sample.csv'), 'utf8')).map(parseCreditCode)
    expect(old.filter((p) => p.kind === 'registration_15').length / old.length).toBeGreaterThan(0.99)
  })
})
