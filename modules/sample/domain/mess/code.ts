import { organisationCode } from '@jingwei/codes'
import type { Enterprise } from '../enterprise.ts'
import { type Pen, spoil } from './pen.ts'

/** Probabilities with which a feed spoils credit codes. */
export interface CodeHabits {
  readonly missing: number
  readonly damaged: number
  /** Chance of the nine-digit organisation code in place of the whole. */
  readonly nine: number
}

const CONFUSED: Readonly<Record<string, string>> = { 0: 'O', 1: 'I', 2: 'Z', 5: 'S', 8: 'B', 4: 'A', 6: 'G', B: '8', A: '4', G: '6' }

function confuse(hand: Pen, code: string): string {
  const places = [...code].flatMap((character, i) => (i > 1 && CONFUSED[character] !== undefined ? [i] : []))
  if (places.length === 0) return code
  const place = hand.random.pick(places)
  return spoil(hand, 'code_confused', code.slice(0, place) + (CONFUSED[code.charAt(place)] ?? '') + code.slice(place + 1))
}

/** Writes a firm's code as the feed's clerk would: whole, missing, damaged, or the old number; undefined when left out. */
export function writeCode(hand: Pen, firm: Enterprise, habits: CodeHabits): string | undefined {
  const { random } = hand
  if (random.chance(habits.missing)) return spoil(hand, 'code_missing', undefined)
  if (random.chance(habits.nine)) return spoil(hand, 'code_nine_digits', organisationCode(firm.creditCode))
  if (!random.chance(habits.damaged)) return firm.creditCode
  const draw = random.next()
  if (draw < 0.3 && firm.oldNumber !== undefined) return spoil(hand, 'code_old', firm.oldNumber)
  if (draw < 0.45 && /[A-Z]/.test(firm.creditCode)) return spoil(hand, 'code_lower_case', firm.creditCode.toLowerCase())
  if (draw < 0.65) return spoil(hand, 'code_split', `${firm.creditCode.slice(0, 8)} ${firm.creditCode.slice(8)}`)
  return confuse(hand, firm.creditCode)
}
