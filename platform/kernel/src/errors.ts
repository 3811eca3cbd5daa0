import { kernelErrors } from './error-entries.ts'

/**
 * One entry of the error registry. `zh` and `en` are templates: `{name}` is filled from the error's details.
 * A message says what was expected, what came, where, and what to do.
 */
export type ErrorEntry = {
  readonly code: string
  readonly status: number
  readonly zh: string
  readonly en: string
  readonly level?: 'debug' | 'info' | 'warn' | 'error'
}

export type ErrorDetails = Readonly<Record<string, string | number | boolean | undefined>>

const registry = new Map<string, ErrorEntry>()

/** Adds entries to the one registry; the same code twice with another text is a programming error. */
export function registerErrors(entries: readonly ErrorEntry[]): void {
  for (const entry of entries) {
    const known = registry.get(entry.code)
    if (known && (known.zh !== entry.zh || known.status !== entry.status)) {
      throw new Error(`error code ${entry.code} is registered twice with different texts`)
    }
    registry.set(entry.code, entry)
  }
}

export const errorEntries = (): readonly ErrorEntry[] => [...registry.values()].toSorted((a, b) => (a.code < b.code ? -1 : 1))

export const errorEntry = (code: string): ErrorEntry | undefined => registry.get(code)

/** Fills `{name}` placeholders; a missing detail stays visible as `{name}` so that a test can find it. */
export function fillTemplate(template: string, details: ErrorDetails): string {
  return template.replaceAll(/\{(\w+)\}/gu, (whole, name: string) => {
    const value = details[name]
    return value === undefined ? whole : String(value)
  })
}

/** An error with a stable code of the registry, texts in both languages and an HTTP status. */
export class JingweiError extends Error {
  readonly code: string
  readonly status: number
  readonly details: ErrorDetails
  readonly zh: string
  readonly en: string

  constructor(code: string, details: ErrorDetails = {}, options?: { cause?: unknown }) {
    const entry = registry.get(code)
    if (!entry) throw new Error(`error code ${code} is not in the registry`)
    super(fillTemplate(entry.en, details), options)
    this.name = 'JingweiError'
    this.code = code
    this.status = entry.status
    this.details = details
    this.zh = fillTemplate(entry.zh, details)
    this.en = this.message
  }
}

registerErrors(kernelErrors)
