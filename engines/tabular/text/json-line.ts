export type FlatRecord = Map<string, string>

/** Deeper than this an object is kept as JSON text. */
const deepest = 8
/** Numbers a double would change or rewrite: many digits, an exponent, zeros behind the point. */
const fragile = /[:,[]\s*-?(?:[\d.]{16}|[\d.]+[eE]|\d+\.\d*0(?!\d))/u
const stringOrNumber = /"(?:[^"\\]|\\.)*"|-?\d[\d.eE+-]*/gu

/** One JSON object as flat text cells, nested keys joined by '.'; undefined when the line is not an object. */
export function flattenJsonLine(text: string): FlatRecord | undefined {
  const parsed = parse(text)
  if (!isObject(parsed)) return undefined
  const exact = fragile.test(text) ? parse(text.replace(stringOrNumber, (token) => (token.startsWith('"') ? token : `"${token}"`))) : parsed
  const record: FlatRecord = new Map()
  flatten(isObject(exact) ? exact : parsed, '', 0, record)
  return record
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text) as unknown
  } catch {
    return undefined
  }
}

function flatten(value: Record<string, unknown>, prefix: string, depth: number, record: FlatRecord): void {
  for (const [key, inner] of Object.entries(value)) {
    const name = prefix + key
    if (isObject(inner) && depth < deepest) flatten(inner, `${name}.`, depth + 1, record)
    else record.set(name, cellText(inner))
  }
}

function cellText(value: unknown): string {
  if (value === null || value === undefined) return ''
  if (typeof value === 'string') return value
  if (typeof value === 'boolean') return value ? 'TRUE' : 'FALSE'
  return typeof value === 'number' ? String(value) : JSON.stringify(value)
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
