import type { Enterprise } from '../enterprise.ts'
import { fullName, type NameParts, shortName } from '../naming.ts'
import { LOOK_ALIKES } from './look-alikes.ts'
import { type Pen, spoil } from './pen.ts'

/** Probabilities with which a feed spoils names. */
export interface NameHabits {
  readonly messy: number
  /** Of the messy ones, the share written as a short name. */
  readonly short: number
  /** Chance that a former name is still used after it was given up. */
  readonly former: number
}

/** The name in force in a month. */
export const nameAt = (firm: Enterprise, month: number): NameParts =>
  firm.formerName !== undefined && month <= firm.formerName.until ? firm.formerName.name : firm.name

const OTHER_FORMS: Readonly<Record<string, readonly string[]>> = {
  有限公司: ['有限责任公司', '公司'],
  有限责任公司: ['有限公司', '公司'],
  股份有限公司: ['有限公司', '股份公司'],
  集团股份有限公司: ['集团有限公司', '集团公司'],
  厂: ['加工厂'],
  '厂（普通合伙）': ['厂'],
}

function lookAlike(hand: Pen, text: string): string | undefined {
  const places = [...text].flatMap((character, i) => (LOOK_ALIKES[character] === undefined ? [] : [i]))
  if (places.length === 0) return undefined
  const place = hand.random.pick(places)
  return text.slice(0, place) + (LOOK_ALIKES[text.charAt(place)] ?? '') + text.slice(place + 1)
}

/** Writes a firm's name as the feed's clerk would in the given month; what was spoiled is noted on the pen. */
export function writeName(hand: Pen, firm: Enterprise, month: number, habits: NameHabits): string {
  const { random } = hand
  const inForce = nameAt(firm, month)
  const name = firm.formerName !== undefined && random.chance(habits.former) ? spoil(hand, 'former_name', firm.formerName.name) : inForce
  const full = fullName(name)
  if (!random.chance(habits.messy)) return full
  if (random.chance(habits.short)) return spoil(hand, 'short_name', shortName(name))
  if (full.includes('（') && random.chance(0.5)) return spoil(hand, 'bracket_width', full.replace('（', '(').replace('）', ')'))
  const draw = random.next()
  if (draw < 0.3) return spoil(hand, 'place_dropped', fullName({ ...name, place: '', bracketed: false }))
  if (draw < 0.55) {
    const forms = OTHER_FORMS[name.form]
    if (forms !== undefined) return spoil(hand, 'suffix_changed', fullName({ ...name, form: random.pick(forms) }))
  }
  if (draw < 0.8) {
    const spoiled = lookAlike(hand, full)
    if (spoiled !== undefined) return spoil(hand, 'look_alike', spoiled)
  }
  return spoil(hand, 'spaces', random.chance(0.5) ? ` ${full}　` : ` ${full}`)
}
