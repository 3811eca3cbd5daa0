import { points } from './fold.ts'
import type { Features, NameFeatures } from './types.ts'

/** A slip in the first half of a name (of four characters at most) is found by leaving each of them out in turn, one further back by that half alone. */
const MOST_HEAD = 4

/** Keys of a name: bare name whole, with one of its first characters left out, and its first half. */
function nameKeys(name: NameFeatures, into: Set<string>): void {
  const bare = points(name.bare)
  const join = (p: string | readonly string[]): string => (typeof p === 'string' ? p : p.join(''))
  into.add(`n${name.bare}`)
  if (name.headBare !== undefined) into.add(`n${name.headBare}`)
  if (name.placeMisread !== undefined) into.add(`n${name.placeMisread}`)
  if (bare.length >= 4) {
    const head = Math.min(MOST_HEAD, Math.ceil(bare.length / 2))
    for (let i = 0; i < head; i++) into.add(`n${join(bare.slice(0, i)) + join(bare.slice(i + 1))}`)
    into.add(`h${join(bare.slice(0, head))}`)
  } else if (bare.length === 3) {
    into.add(`h${join(bare.slice(0, 2))}`)
  }
}

/**
 * At most about a dozen strings; two mentions of one enterprise should share one. Sorted. Codes: `c` credit code (also
 * each repaired reading), `o` organisation code, `r` old number; names: `n` and `h`; addresses: `a` road and number.
 * A caller bounds keys that very many enterprises share.
 */
export function blockingKeys(f: Features): string[] {
  const keys = new Set<string>()
  if (f.code.credit !== undefined) keys.add(`c${f.code.credit}`)
  for (const code of f.code.repaired ?? []) keys.add(`c${code}`)
  if (f.code.organisation !== undefined) keys.add(`o${f.code.organisation}`)
  if (f.code.taxOrganisation !== undefined) keys.add(`o${f.code.taxOrganisation}`)
  if (f.code.registration !== undefined) keys.add(`r${f.code.registration}`)
  nameKeys(f.name, keys)
  if (f.former !== undefined) nameKeys(f.former, keys)
  const a = f.address
  if (a?.road !== undefined && a.number !== undefined) keys.add(`a${a.road}${a.number}`)
  else if (a !== undefined && a.short.length >= 4) keys.add(`a${a.short}`)
  return [...keys].sort()
}
