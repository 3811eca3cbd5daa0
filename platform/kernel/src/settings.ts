import { JingweiError } from './errors.ts'

/** One setting: it declares itself, documents itself and refuses what it does not know. */
export type Setting<T extends string | number | boolean = string | number | boolean> = {
  readonly key: string
  readonly type: 'string' | 'integer' | 'boolean'
  readonly default: T
  readonly zh: string
  readonly en: string
  /** The clause or practice the default comes from. */
  readonly source?: string
  readonly minimum?: number
  readonly maximum?: number
}

export type SettingValues = Readonly<Record<string, string | number | boolean>>

/**
 * Resolves raw values against the declared settings.
 * @throws kernel.unknown_setting naming the nearest known key; kernel.bad_setting for a value of another type.
 */
export function resolveSettings(declared: readonly Setting[], raw: Readonly<Record<string, unknown>>): SettingValues {
  const known = new Map(declared.map((setting) => [setting.key, setting]))
  const values: Record<string, string | number | boolean> = {}
  for (const setting of declared) values[setting.key] = setting.default
  for (const [key, value] of Object.entries(raw)) {
    const setting = known.get(key)
    if (!setting) throw new JingweiError('kernel.unknown_setting', { key, nearest: nearestKey(key, [...known.keys()]) })
    values[key] = readSetting(setting, value)
  }
  return values
}

function readSetting(setting: Setting, value: unknown): string | number | boolean {
  const bad = (expected: string) => new JingweiError('kernel.bad_setting', { key: setting.key, expected, found: String(value) })
  if (setting.type === 'string') {
    if (typeof value === 'string') return value
    throw bad('text')
  }
  if (setting.type === 'boolean') {
    if (value === true || value === 'true') return true
    if (value === false || value === 'false') return false
    throw bad('true / false')
  }
  const number = typeof value === 'number' ? value : typeof value === 'string' && /^-?\d+$/u.test(value) ? Number(value) : Number.NaN
  const low = setting.minimum ?? Number.MIN_SAFE_INTEGER
  const high = setting.maximum ?? Number.MAX_SAFE_INTEGER
  if (!Number.isSafeInteger(number) || number < low || number > high) throw bad(`${low}..${high}`)
  return number
}

/** The known key with the smallest edit distance; ties go to the first in declaration order. */
export function nearestKey(key: string, known: readonly string[]): string {
  let best = ''
  let bestDistance = Number.POSITIVE_INFINITY
  for (const candidate of known) {
    const distance = editDistance([...key], [...candidate])
    if (distance < bestDistance) [best, bestDistance] = [candidate, distance]
  }
  return best
}

function editDistance(a: readonly string[], b: readonly string[]): number {
  let row = b.map((_, index) => index + 1)
  for (let i = 0; i < a.length; i++) {
    let diagonal = i
    let left = i + 1
    row = row.map((up, j) => {
      const cost = Math.min(up + 1, left + 1, diagonal + (a[i] === b[j] ? 0 : 1))
      diagonal = up
      left = cost
      return cost
    })
  }
  return row.at(-1) ?? a.length
}
