import { jsonText } from './json-text.ts'

/** A value COPY can write. Arrays become PostgreSQL arrays; plain objects become JSON; undefined is NULL. */
export type CopyValue = string | number | bigint | boolean | Date | undefined | null | Uint8Array | readonly CopyValue[] | { readonly [key: string]: unknown }

/** Marks a value (an array above all) to be written as JSON. */
export class JsonValue {
  readonly value: unknown

  constructor(value: unknown) {
    this.value = value
  }
}

export const json = (value: unknown): JsonValue => new JsonValue(value)

const special = /[\\\t\n\r\0\b\f\v]/u
const specials = /[\\\t\n\r\0\b\f\v]/gu
const escapes: Readonly<Record<string, string>> = { '\\': '\\\\', '\t': '\\t', '\n': '\\n', '\r': '\\r', '\0': '', '\b': '\\b', '\f': '\\f', '\v': '\\v' }

/** Text for one field. NUL is left out: PostgreSQL text cannot hold it. */
export const escapeCopy = (text: string): string => (special.test(text) ? text.replace(specials, (found) => escapes[found] ?? found) : text)

/** One row in COPY's text format, with its line feed. */
export function copyLine(row: readonly (CopyValue | JsonValue)[]): string {
  let line = ''
  for (let index = 0; index < row.length; index++) {
    if (index > 0) line += '\t'
    const value = row[index]
    line += value === undefined || value === null ? '\\N' : escapeCopy(plain(value))
  }
  return `${line}\n`
}

function plain(value: Exclude<CopyValue, undefined | null> | JsonValue): string {
  if (typeof value === 'string') return value
  if (typeof value !== 'object') return String(value)
  if (value instanceof JsonValue) return jsonText(value.value)
  if (value instanceof Date) return value.toISOString()
  if (value instanceof Uint8Array) return `\\x${Buffer.from(value.buffer, value.byteOffset, value.byteLength).toString('hex')}`
  if (Array.isArray(value)) return arrayText(value as readonly CopyValue[])
  return jsonText(value)
}

function arrayText(items: readonly CopyValue[]): string {
  const parts = items.map((item) => {
    if (item === undefined || item === null) return 'NULL'
    if (Array.isArray(item)) return arrayText(item as readonly CopyValue[])
    return `"${plain(item).replaceAll(/["\\]/gu, String.raw`\$&`)}"`
  })
  return `{${parts.join(',')}}`
}
