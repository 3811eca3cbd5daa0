import { PROVINCES } from './provinces.ts'

/** One name a division code bore, with the months ('YYYY-MM') in which it was in force; open ends are left out. */
export type DivisionEntry = { readonly code: string; readonly name: string; readonly from?: string; readonly until?: string }

export type Division = {
  readonly code: string
  readonly name: string
  readonly level: 'province' | 'city' | 'county' | 'town'
  /** Province first, the division itself last; levels the table does not know are left out. */
  readonly path: readonly string[]
  /** False when the table knows the code only outside the month asked for. */
  readonly inForce: boolean
}

export type DivisionTable = {
  /** The division of a 2-, 4-, 6- or 9-digit code, in the month given or now; undefined when the table never knew it. */
  divisionOf(code: string, month?: string): Division | undefined
  /** Codes that bear or bore this name, in code order. */
  codesNamed(name: string): readonly string[]
}

function levelOf(code: string): Division['level'] {
  return code.length === 2 ? 'province' : code.length === 4 ? 'city' : code.length === 6 ? 'county' : 'town'
}

/** Trailing zero pairs only say the level: 330000 is province 33, 330400 is city 3304. */
function significant(code: string): string {
  const digits = code.trim()
  if (/^\d{2}0000$/.test(digits)) return digits.slice(0, 2)
  if (/^\d{4}00$/.test(digits)) return digits.slice(0, 4)
  return digits
}

/**
 * A table of GB/T 2260 divisions through time, over entries the caller brings (codes of 2, 4, 6 or 9 digits, or padded
 * with zeros). Provinces are built in. Source: GB/T 2260-2007 and the yearly lists of the Ministry of Civil Affairs.
 */
export function divisionTable(entries: readonly DivisionEntry[] = []): DivisionTable {
  const byCode = new Map<string, DivisionEntry[]>()
  const byName = new Map<string, Set<string>>()
  const add = (entry: DivisionEntry): void => {
    const code = significant(entry.code)
    byCode.set(code, [...(byCode.get(code) ?? []), entry])
    byName.set(entry.name, (byName.get(entry.name) ?? new Set()).add(code))
  }
  for (const [code, name] of Object.entries(PROVINCES)) add({ code, name })
  for (const entry of entries) if (!(entry.code in PROVINCES)) add(entry)

  const holds = (e: DivisionEntry, month: string | undefined): boolean =>
    month === undefined ? e.until === undefined : (e.from ?? '') <= month && month <= (e.until ?? '9999-12')
  const pick = (code: string, month: string | undefined): { name: string; inForce: boolean } | undefined => {
    const known = byCode.get(code)
    if (known === undefined) return undefined
    const current = known.filter((e) => holds(e, month)).at(-1)
    const latest = known.reduce((a, b) => ((b.until ?? '9999-12') > (a.until ?? '9999-12') ? b : a))
    return { name: (current ?? latest).name, inForce: current !== undefined }
  }

  return {
    divisionOf(text, month) {
      const code = significant(text)
      const own = pick(code, month)
      if (own === undefined) return undefined
      const path = [2, 4, 6].filter((n) => n < code.length).flatMap((n) => pick(code.slice(0, n), month)?.name ?? [])
      return { code, name: own.name, level: levelOf(code), path: [...path, own.name], inForce: own.inForce }
    },
    codesNamed: (name) => [...(byName.get(name) ?? [])].sort(),
  }
}
