/** Outer blanks of any width say nothing; inner ones may. */
export const trim = (cell: string | undefined): string => (cell ?? '').trim()
