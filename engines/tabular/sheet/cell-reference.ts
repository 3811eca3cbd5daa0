/** Column of a reference as 0-based number: 'A1' is 0, 'AB7' is 27; -1 when it does not start with a capital letter. */
export function columnOf(reference: string): number {
  let column = 0
  for (let at = 0; at < reference.length; at += 1) {
    const letter = reference.charCodeAt(at) - 64
    if (letter < 1 || letter > 26) break
    column = column * 26 + letter
  }
  return column - 1
}

/** First and last row (1-based) and column (0-based) of a merged range. */
export type Merge = { top: number; bottom: number; left: number; right: number }

export function mergeOf(range: string): Merge | undefined {
  const found = /^([A-Z]{1,3})(\d{1,7}):([A-Z]{1,3})(\d{1,7})$/u.exec(range)
  if (found === null) return undefined
  const [, left = '', top = '', right = '', bottom = ''] = found
  return { top: Number(top), bottom: Number(bottom), left: columnOf(left), right: columnOf(right) }
}
