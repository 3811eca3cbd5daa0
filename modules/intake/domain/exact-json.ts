/**
 * Reads JSON with every number as the text it came as: 12345678901234567890 and 0.10 keep all their digits, which a
 * floating number would not. @throws SyntaxError
 */
export const readExactJson = (text: string): unknown => JSON.parse(text.replaceAll(/"(?:[^"\\]|\\.)*"|-?\d+(?:\.\d+)?(?:[eE][+-]?\d+)?/gsu, (part) => (part.startsWith('"') ? part : `"${part}"`)))

/** What a JSON pointer (RFC 6901) names; undefined when nothing stands there. */
export function at(document: unknown, pointer: string): unknown {
  if (pointer === '') return document
  let here: unknown = document
  for (const part of pointer.slice(1).split('/')) {
    if (typeof here !== 'object' || here === null) return undefined
    const key = part.replaceAll('~1', '/').replaceAll('~0', '~')
    here = Object.hasOwn(here, key) ? (here as Record<string, unknown>)[key] : undefined
  }
  return here
}

/** One row's cells by name: objects in objects by a dotted name, lists as JSON, nothing as ''. */
export function cellsOf(row: object, prefix = '', into: Map<string, string> = new Map()): Map<string, string> {
  for (const [key, value] of Object.entries(row) as [string, unknown][]) {
    const name = `${prefix}${key}`
    if (value === null || value === undefined) into.set(name, '')
    else if (Array.isArray(value)) into.set(name, JSON.stringify(value))
    else if (typeof value === 'object') cellsOf(value, `${name}.`, into)
    else into.set(name, String(value))
  }
  return into
}
