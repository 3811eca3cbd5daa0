import { type Pen, spoil } from './pen.ts'

const grouped = (text: string): string => text.replace(/\B(?=(\d{3})+(?!\d))/g, ',')

function withSeparators(text: string): string {
  const [whole = '', fraction] = text.split('.')
  return fraction === undefined ? grouped(whole) : `${grouped(whole)}.${fraction}`
}

/** Yuan as the tax office writes it: plain, with cents, or with thousands separators. */
export function writeYuan(hand: Pen, yuan: number): string {
  const text = hand.random.chance(0.4) ? `${yuan}.00` : String(yuan)
  return Math.abs(yuan) >= 1000 && hand.random.chance(0.14) ? spoil(hand, 'thousands', withSeparators(text)) : text
}

/** Yuan in a column of 万元: two decimals, seldom rounded, now and then with separators or the unit behind the number. */
export function writeWan(hand: Pen, yuan: number): string {
  const { random } = hand
  const wan = yuan / 10_000
  const text = Math.abs(wan) >= 100 && random.chance(0.08) ? String(Math.round(wan)) : wan.toFixed(2)
  if (random.chance(0.05)) return spoil(hand, 'wan_suffix', `${text}万元`)
  if (Math.abs(wan) >= 1000 && random.chance(0.08)) return spoil(hand, 'thousands', withSeparators(text))
  return text
}
