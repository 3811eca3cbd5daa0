import type { Claim } from './claim.ts'

/** 全年平均人数: the mean of the months a row reports, as a claim of its own item. */
export function staffOfYear(claims: readonly Claim[]): readonly Claim[] {
  const years = new Map<string, number[]>()
  for (const claim of claims) {
    if (claim.item !== 'insured' || claim.period === undefined || claim.amount === undefined) continue
    const year = claim.period.slice(0, 4)
    const heads = years.get(year)
    if (heads) heads.push(claim.amount)
    else years.set(year, [claim.amount])
  }
  return [...years].map(([period, heads]) => ({
    item: 'staff', period, amount: Math.round(heads.reduce((sum, head) => sum + head, 0) / heads.length),
  }))
}
