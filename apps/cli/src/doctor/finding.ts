/** One thing looked at: what it should be, what it is, and what to do when it is not. */
export type Finding = {
  readonly id: string
  readonly ok: boolean
  /** Works as it is, though something else would be better. */
  readonly advice?: true
  readonly expected: string
  readonly found: string
  readonly zh: string
  readonly en: string
}
