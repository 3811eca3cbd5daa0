import { fold } from './fold.ts'
import type { Parsed } from './result.ts'
import { type Unit, unitOf } from './units.ts'

/**
 * The unit a header or title states: 营业收入(元), 综合能耗（等价值，吨标准煤）, 单位：万元.
 * Fails with 'no_unit' when none of the known units is named.
 */
export function parseUnitHint(header: string): Parsed<Unit, 'no_unit'> {
  const text = fold(header)
  const stated = /单位[:：]?([^,;，；、()]+)/u.exec(text)?.[1]
  const named = stated === undefined ? undefined : unitOf(stated)
  if (named !== undefined) return { ok: true, value: named }
  for (const inside of [...text.matchAll(/[([【]([^()[\]【】]*)[)\]】]/gu)].reverse()) {
    for (const part of (inside[1] ?? '').split(/[,;:，；：、]/u).reverse()) {
      const unit = unitOf(part.replace(/^单位/u, ''))
      if (unit !== undefined) return { ok: true, value: unit }
    }
  }
  const tail = /[/_-]([^/_-]+)$/u.exec(text)?.[1]
  const unit = tail === undefined ? undefined : unitOf(tail)
  return unit === undefined ? { ok: false, reason: 'no_unit' } : { ok: true, value: unit }
}
