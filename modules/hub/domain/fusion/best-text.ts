import { parseCreditCode } from '@jingwei/codes'
import type { ClaimAt } from './fuse.ts'

/**
 * Among texts of equal authority: the newest delivery, then what most rows say, then the fuller text, then the
 * first line. A credit code that holds its check digit goes before one that does not.
 */
export function bestText(item: string, claims: readonly ClaimAt[]): ClaimAt {
  const newest = Math.max(...claims.map((claim) => claim.record.order))
  const votes = new Map<string, number>()
  for (const claim of claims) votes.set(claim.text ?? '', (votes.get(claim.text ?? '') ?? 0) + 1)
  const score = (claim: ClaimAt): readonly number[] => [
    item === 'credit_code' && holds(claim.text ?? '') ? 1 : 0,
    claim.record.order === newest ? 1 : 0,
    votes.get(claim.text ?? '') ?? 0,
    [...(claim.text ?? '')].length,
    -claim.record.line,
  ]
  return claims.toSorted((a, b) => compareDescending(score(a), score(b)))[0] as ClaimAt
}

const holds = (code: string): boolean => {
  const parsed = parseCreditCode(code)
  return parsed.kind === 'credit_code' && parsed.checkDigitOk
}

function compareDescending(a: readonly number[], b: readonly number[]): number {
  for (let index = 0; index < a.length; index++) {
    const difference = (b[index] ?? 0) - (a[index] ?? 0)
    if (difference !== 0) return difference
  }
  return 0
}
