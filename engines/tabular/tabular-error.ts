import type { Bilingual } from './types.ts'

/** Facts for logs and pages: sizes, names, limits. */
export type ErrorDetails = Readonly<Record<string, string | number>>

/** A file that cannot be read as a table at all. `code` is stable; `zh` and `en` say what it is and what to do. */
export class TabularError extends Error {
  readonly code: string
  readonly zh: string
  readonly en: string
  readonly details: ErrorDetails

  constructor(code: string, text: Bilingual, details: ErrorDetails = {}) {
    super(`${text.en} (${text.zh})`)
    this.name = 'TabularError'
    this.code = code
    this.zh = text.zh
    this.en = text.en
    this.details = details
  }
}
