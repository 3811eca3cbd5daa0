import type { Locale } from './ctx.ts'
import { divideRounded } from './money.ts'

/**
 * A change from a base. `permille` is tenths of a percent, rounded half away from zero; it is `undefined` when the
 * base is zero or negative, where a rate would mislead.
 */
export type Change = { readonly current: bigint; readonly base: bigint; readonly permille: number | undefined }

export const change = (current: bigint, base: bigint): Change => ({
  current,
  base,
  permille: base > 0n ? Number(divideRounded((current - base) * 1000n, base)) : undefined,
})

const tenths = (permille: number): string => (Math.abs(permille) / 10).toFixed(1)

/** 增长3.2%, 下降3.2% (never 增长-3.2%), 持平; without a usable base the two figures' signs are put in words. */
export function growthText(of: Change, locale: Locale): string {
  const zh = locale === 'zh-CN'
  if (of.permille === undefined) return withoutRate(of, zh)
  if (of.current === of.base) return zh ? '持平' : 'unchanged'
  if (of.permille === 0) return zh ? '基本持平' : 'almost unchanged'
  const rate = `${tenths(of.permille)}%`
  if (of.permille > 0) return zh ? `增长${rate}` : `up ${rate}`
  return zh ? `下降${rate}` : `down ${rate}`
}

function withoutRate({ current, base }: Change, zh: boolean): string {
  if (base === 0n) {
    if (current === 0n) return zh ? '两期均为零' : 'zero in both periods'
    return zh ? '基期为零，不计算增速' : 'base is zero, no rate'
  }
  if (current >= 0n) return zh ? '由负转正' : 'turned from negative to positive'
  if (current === base) return zh ? '负值持平' : 'negative, unchanged'
  return current > base ? (zh ? '负值收窄' : 'less negative') : (zh ? '负值扩大' : 'more negative')
}

/** Rates (in tenths of a percent) differ in percentage points: 提高1.2个百分点, 回落0.8个百分点. */
export function pointsText(currentPermille: number, basePermille: number, locale: Locale): string {
  const difference = Math.round(currentPermille) - Math.round(basePermille)
  const zh = locale === 'zh-CN'
  if (difference === 0) return zh ? '持平' : 'unchanged'
  const points = tenths(difference)
  if (difference > 0) return zh ? `提高${points}个百分点` : `up ${points} percentage points`
  return zh ? `回落${points}个百分点` : `down ${points} percentage points`
}

/** Why a firm is in one period only: 升规, 退规, 迁入, 迁出, or nobody has said. */
export type Move = 'promoted' | 'demoted' | 'moved_in' | 'moved_out' | 'unexplained'

export const moveNames: Readonly<Record<Move, { zh: string; en: string }>> = {
  promoted: { zh: '升规', en: 'rose above scale' },
  demoted: { zh: '退规', en: 'fell below scale' },
  moved_in: { zh: '迁入', en: 'moved in' },
  moved_out: { zh: '迁出', en: 'moved out' },
  unexplained: { zh: '原因不明', en: 'unexplained' },
}

export type GrowthComparison = {
  /** All firms of each period. */
  readonly nominal: Change
  /** The same firms in both periods (可比口径). */
  readonly comparable: Change
  readonly sameFirms: number
  /** Firms in one period only, by reason. */
  readonly moves: Readonly<Record<Move, number>>
}

/**
 * Nominal growth beside growth over the same firms. Keys of both maps are enterprise ids; `reasons` says why a firm
 * entered or left, from the owner of that fact (above-scale membership is never computed).
 */
export function compareGrowth(
  current: ReadonlyMap<string, bigint>,
  base: ReadonlyMap<string, bigint>,
  reasons: ReadonlyMap<string, Move> = new Map(),
): GrowthComparison {
  const moves: Record<Move, number> = { promoted: 0, demoted: 0, moved_in: 0, moved_out: 0, unexplained: 0 }
  let [allNow, allThen, sameNow, sameThen, sameFirms] = [0n, 0n, 0n, 0n, 0]
  for (const [firm, value] of current) {
    allNow += value
    const then = base.get(firm)
    if (then === undefined) moves[reasons.get(firm) ?? 'unexplained'] += 1
    else [sameNow, sameThen, sameFirms] = [sameNow + value, sameThen + then, sameFirms + 1]
  }
  for (const [firm, value] of base) {
    allThen += value
    if (!current.has(firm)) moves[reasons.get(firm) ?? 'unexplained'] += 1
  }
  return { nominal: change(allNow, allThen), comparable: change(sameNow, sameThen), sameFirms, moves }
}
