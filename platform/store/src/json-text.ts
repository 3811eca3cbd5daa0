const refused = /\\u(?:0000|d[89a-f])/iu

/**
 * JSON as jsonb takes it: without NUL and lone surrogates, whose escapes it refuses, in keys as in values. A bigint is
 * written as a number where a double holds it exactly, else as text.
 */
export function jsonText(value: unknown): string {
  const text = stringify(value)
  if (text === undefined) return 'null'
  return refused.test(text) ? JSON.stringify(clean(JSON.parse(text))) : text
}

/** A replacer costs several times the plain call, and bigint is rare: JSON.stringify throws on it and is asked again. */
function stringify(value: unknown): string | undefined {
  try {
    return JSON.stringify(value)
  } catch (error) {
    if (!(error instanceof TypeError)) throw error
    return JSON.stringify(value, (_key, item: unknown) => (typeof item === 'bigint' ? plainBigint(item) : item))
  }
}

const plainBigint = (value: bigint): number | string => (value >= -9_007_199_254_740_991n && value <= 9_007_199_254_740_991n ? Number(value) : String(value))

function clean(value: unknown): unknown {
  if (typeof value === 'string') return value.replaceAll('\0', '').replaceAll(/\p{Surrogate}/gu, '\uFFFD')
  if (Array.isArray(value)) return value.map(clean)
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [clean(key), clean(item)]))
}
