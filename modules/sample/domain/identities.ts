import { inventCreditCode } from './credit-code.ts'
import { fullName, inventMark, type NameParts, shortName } from './naming.ts'
import type { Random } from './random.ts'

/** Hands out codes and names that nobody in the county has yet. */
export interface Identities {
  creditCode(random: Random, division: string, foundedYear: number): string
  /** `invent` is called with a fresh mark and the number of the attempt until the full name is free. */
  name(random: Random, invent: (mark: string, attempt: number) => NameParts): NameParts
}

/** Short names collide in real counties, but seldom: at most this share of them may. */
const TWIN_SHORT_NAMES = 0.004
const ATTEMPTS = 200

export function identities(): Identities {
  const codes = new Set<string>()
  const names = new Set<string>()
  const shortNames = new Set<string>()
  return {
    creditCode(random, division, foundedYear) {
      let code = inventCreditCode(random, division, foundedYear)
      while (codes.has(code)) code = inventCreditCode(random, division, foundedYear)
      codes.add(code)
      return code
    },
    name(random, invent) {
      for (let attempt = 0; attempt < ATTEMPTS; attempt++) {
        const name = invent(inventMark(random), attempt)
        const full = fullName(name)
        const short = shortName(name)
        if (names.has(full) || (shortNames.has(short) && attempt < ATTEMPTS / 2 && !random.chance(TWIN_SHORT_NAMES))) continue
        names.add(full)
        shortNames.add(short)
        return name
      }
      throw new RangeError(`no free name found in ${ATTEMPTS} attempts: widen the syllable tables or ask for fewer firms`)
    },
  }
}
