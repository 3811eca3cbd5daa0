export { parseCreditCode, organisationCode, divisionOfCode, organisationCodeOfTaxNumber, type CodeKind, type ParsedCode } from './credit-code.ts'
export { repairCreditCode } from './repair.ts'
export { foldCode } from './fold-code.ts'
export {
  creditCheckCharacter, creditCheckHolds, organisationCheckCharacter, organisationCheckHolds, registrationCheckDigit,
  registrationCheckHolds, residentNumberHolds,
} from './check-digits.ts'
export { divisionTable, type Division, type DivisionEntry, type DivisionTable } from './divisions.ts'
export { PROVINCES } from './provinces.ts'
export { parseIndustryCode, type IndustryCode } from './industry.ts'
export { convert, factor, unitOf, type Converted, type Dimension, type Factor, type Unit, type UnitError } from './units.ts'
