const PLAIN = /^[\p{Script=Han}0-9A-Z()]*$/u

/**
 * Folds the form of a name or address: full width to half width, upper case, brackets of one kind, and no spaces,
 * zero-width marks, quotes or middle dots. Works on code points; says nothing about the words.
 */
export function fold(text: string): string {
  if (PLAIN.test(text)) return text
  return text.normalize('NFKC').toUpperCase().replace(/[[{【〔〈《「『]/g, '(').replace(/[\]}】〕〉》」』]/g, ')')
    .replace(/[\s\p{Cf}"'`‘’“”·•・*]+/gu, '').replace(/[\p{Pd}~_―]/gu, '-').replace(/[,、;。.:!?]+$/u, '')
}

/** Characters a string is compared by: itself when every character is one unit, else its code points. */
export function points(text: string): string | readonly string[] {
  return /[\ud800-\udfff]/.test(text) ? Array.from(text) : text
}
