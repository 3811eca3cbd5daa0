import { organisationCheckHolds, organisationCode, organisationCodeOfTaxNumber, parseCreditCode, repairCreditCode } from '@jingwei/codes'
import { parseAddress, parseTown } from './address.ts'
import { parseName } from './name.ts'
import { NO_VOCABULARY, placeIndex } from './places.ts'
import type { CodeFeatures, Features, Mention, Vocabulary } from './types.ts'

type Draft = { credit?: string; creditHolds?: boolean; repaired?: readonly string[]; organisation?: string; taxOrganisation?: string; registration?: string }

function readCode(text: string, into: Draft): void {
  const parsed = parseCreditCode(text)
  if (parsed.kind === 'credit_code') {
    const inner = organisationCode(parsed.code)
    // A wrong letter slips through one check digit once in 31 times; through both, once in 341.
    const holds = parsed.checkDigitOk && organisationCheckHolds(inner)
    const repaired = parsed.checkDigitOk && !holds ? repairCreditCode(parsed.code) : (parsed.repaired ?? [])
    // A code that holds, from whichever column, is better than one that does not.
    if (into.credit !== undefined && (into.creditHolds === true || !holds)) return
    into.credit = parsed.code
    into.creditHolds = holds
    if (repaired.length === 0) delete into.repaired
    else into.repaired = repaired
    if (organisationCheckHolds(inner)) into.organisation = inner
  } else if (parsed.kind === 'organisation_9') {
    if (parsed.checkDigitOk) into.organisation ??= parsed.code
  } else if (parsed.kind === 'registration_15') {
    into.registration ??= parsed.code
    const inner = organisationCodeOfTaxNumber(parsed.code)
    if (inner !== undefined) into.taxOrganisation ??= inner
  }
}

function codeFeatures(m: Mention): CodeFeatures {
  const draft: Draft = {}
  if (m.code !== undefined && m.code !== '') readCode(m.code, draft)
  for (const text of m.moreCodes ?? []) if (text !== '') readCode(text, draft)
  return draft
}

/** What a mention says, taken apart once; every comparison works on this. Pure, about ten microseconds. */
export function features(m: Mention, vocabulary: Vocabulary = NO_VOCABULARY): Features {
  const index = placeIndex(vocabulary)
  const address = parseAddress(m.address)
  const town = parseTown(m.place) ?? address?.town
  return {
    code: codeFeatures(m),
    name: parseName(m.name, index, m.kind === 'registry'),
    ...(m.formerName === undefined || m.formerName === '' ? {} : { former: parseName(m.formerName, index, m.kind === 'registry') }),
    ...(address === undefined ? {} : { address }),
    ...(town === undefined ? {} : { town }),
    ...(m.kind === 'registry' ? { registry: true } : {}),
  }
}
