/** What a spreadsheet program would run, in half and full width; a lone dash is only a dash. */
const live = /^[=+\-@\t\r\n＝＋－＠]/u
const harmless = /^(?:[+-]?(?:\d+(?:\.\d*)?|\.\d+)(?:[eE][+-]?\d+)?|[-－]+)$/u

/** One CSV cell that no spreadsheet program takes for a formula (it gets a leading '), quoted where needed. */
export function csvCell(text: string, delimiter = ','): string {
  const safe = live.test(text) && !harmless.test(text) ? `'${text}` : text
  const plain = !safe.includes(delimiter) && !/["\r\n]|^\s|\s$/u.test(safe)
  return plain ? safe : `"${safe.replaceAll('"', '""')}"`
}

/** One CSV line with its CRLF (RFC 4180). */
export function writeCsvRow(cells: readonly string[], delimiter = ','): string {
  return `${cells.map((cell) => csvCell(cell, delimiter)).join(delimiter)}\r\n`
}

/** Takes back the ' that csvCell put before a live cell, for files of ours that come back corrected. */
export function withoutFormulaGuard(cell: string): string {
  return cell.startsWith("'") && live.test(cell.slice(1)) ? cell.slice(1) : cell
}
