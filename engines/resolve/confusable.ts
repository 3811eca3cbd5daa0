import { pinyin } from 'pinyin-pro'
import { LOOK_ALIKE } from './look-alike-table.ts'

export type Confusion = 'look' | 'sound' | 'near_sound' | 'none'

/** Pairs told apart by a proportion or one short stroke, which comparing pictures misses. */
const BY_HAND = '日曰 田由 田甲 由甲 白百 主王 历厉 明朋 塑溯 何柯'

const looks = new Set<string>()
for (const word of `${LOOK_ALIKE} ${BY_HAND}`.trim().split(/\s+/)) for (let i = 1; i < word.length; i++) looks.add(word.slice(0, 1) + word.slice(i, i + 1))

const readings = new Map<string, readonly string[]>()

/** Toneless readings of a character, all of them; computed once per character. */
function readingsOf(character: string): readonly string[] {
  const known = readings.get(character)
  if (known !== undefined) return known
  const found = /\p{Script=Han}/u.test(character) ? pinyin(character, { toneType: 'none', type: 'array', multiple: true }) : []
  readings.set(character, found)
  return found
}

/** Sounds that southern ears and input methods do not tell apart: in/ing, en/eng, an/ang, z/zh, c/ch, s/sh, l/n, f/h. */
function blurred(reading: string): string {
  return reading.replace(/(?<=[aei])ng$/, 'n').replace(/^([zcs])h/, '$1').replace(/^n/, 'l').replace(/^hu(?=[^$])/, 'f')
}

const known = new Map<string, Confusion>()

/** How a character may be mistaken for another: by look (glyph), by sound (same reading), by near sound, or not. Symmetric. */
export function confusion(a: string, b: string): Confusion {
  const pair = a < b ? a + b : b + a
  const before = known.get(pair)
  if (before !== undefined) return before
  const result = judge(a, b)
  known.set(pair, result)
  return result
}

function judge(a: string, b: string): Confusion {
  if (looks.has(a + b) || looks.has(b + a)) return 'look'
  const [ra, rb] = [readingsOf(a), readingsOf(b)]
  if (ra.some((r) => rb.includes(r))) return 'sound'
  const blurredB = rb.map(blurred)
  return ra.some((r) => blurredB.includes(blurred(r))) ? 'near_sound' : 'none'
}
