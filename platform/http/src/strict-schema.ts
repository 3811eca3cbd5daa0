type Json = Readonly<Record<string, unknown>>

const isObject = (value: unknown): value is Json => typeof value === 'object' && value !== null && !Array.isArray(value)

const closes = ['additionalProperties', 'unevaluatedProperties', 'patternProperties'] as const

/**
 * The same JSON Schema with every object closed: a field that is not declared is an error. A record
 * (`patternProperties`) and an object that says otherwise itself stay as they are; an intersection is closed as a whole.
 */
export function strictSchema(schema: unknown): Json {
  return isObject(schema) ? close(schema, false) : {}
}

function close(schema: Json, insideIntersection: boolean): Json {
  const result: Record<string, unknown> = {}
  for (const [key, value] of Object.entries(schema)) result[key] = closeKeyword(key, value)
  if (insideIntersection || closes.some((key) => key in schema)) return result
  if (Array.isArray(schema['allOf'])) result['unevaluatedProperties'] = false
  else if (schema['type'] === 'object') result['additionalProperties'] = false
  return result
}

function closeKeyword(key: string, value: unknown): unknown {
  if (key === 'allOf' && Array.isArray(value)) return value.map((part) => (isObject(part) ? close(part, true) : part))
  if ((key === 'anyOf' || key === 'oneOf' || key === 'prefixItems') && Array.isArray(value)) {
    return value.map((part) => (isObject(part) ? close(part, false) : part))
  }
  if ((key === 'properties' || key === 'patternProperties' || key === '$defs') && isObject(value)) {
    return Object.fromEntries(Object.entries(value).map(([name, part]) => [name, isObject(part) ? close(part, false) : part]))
  }
  if ((key === 'items' || key === 'additionalProperties') && isObject(value)) return close(value, false)
  return value
}
