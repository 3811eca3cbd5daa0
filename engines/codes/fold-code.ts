/** What departments write where there is no code. Compared after folding, so upper case and without separators. */
const NOTHING = new Set(['', '无', '暂无', '没有', '未知', '空', '不详', 'NA', 'N/A', '#N/A', 'NULL', 'NONE', 'NAN', 'UNDEFINED', '/'])

/**
 * Folds the form of a code and nothing else: full width to half width, upper case, and separators
 * (every kind of space, zero-width marks, hyphens, apostrophes, dots at the ends) removed. '' when nothing was given.
 */
export function foldCode(text: string | undefined): string {
  if (text === undefined) return ''
  if (/^[0-9A-Z]+$/.test(text)) return NOTHING.has(text) ? '' : text
  const folded = text.normalize('NFKC').toUpperCase().replace(/[\s\p{Cf}\p{Pd}'"`‘’“”′_·]+/gu, '').replace(/^\.+|\.+$/g, '')
  return NOTHING.has(folded) ? '' : folded
}
