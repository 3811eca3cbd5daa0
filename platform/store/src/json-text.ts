const refused = /\\u(?:0000|d[89a-f])/iu

/**
 * JSON as jsonb takes it: without NUL and lone surrogates, whose escapes it refuses, in keys as in values. A bigint is
 * written as a number where a double holds it exactly, else as text.
 */
export function jsonText(value: unknown): string {
  const text = JSON.stringify(value, (_key, item: unknown) => {
    if (typeof item !== 'bigint') return item
    return item >= -9_007_199_254_740_991n && item <= 9_007_199_254_740_991n ? Number(item) : String(item)
  })
  if (text === undefined) return 'null'
  return refused.test(text) ? JSON.stringify(clean(JSON.parse(text))) : text
}

function clean(value: unknown): unknown {
  if (typeof value === 'string') return value.replaceAll('\0', '').replaceAll(/\p{Surrogate}/gu, '\uFFFD')
  if (Array.isArray(value)) return value.map(clean)
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [clean(key), clean(item)]))
}
