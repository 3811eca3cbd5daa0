/** Moves the decimal point of plain decimal text without going through binary fractions: ('12.5', -2) is '0.125'. */
export function shiftDecimal(text: string, places: number): string {
  const negative = text.startsWith('-')
  const [whole = '', fraction = ''] = (negative ? text.slice(1) : text).split('.')
  const point = whole.length + places
  const digits = whole + fraction
  const padded = point > digits.length ? digits.padEnd(point, '0') : point < 0 ? '0'.repeat(-point) + digits : digits
  const at = Math.max(point, 0)
  const integer = padded.slice(0, at).replace(/^0+(?=\d)/u, '') || '0'
  const rest = padded.slice(at).replace(/0+$/u, '')
  const plain = rest === '' ? integer : `${integer}.${rest}`
  return negative && plain !== '0' ? `-${plain}` : plain
}
