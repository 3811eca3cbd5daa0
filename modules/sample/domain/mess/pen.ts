import type { Mess } from '../feeds/table.ts'
import type { Random } from '../random.ts'

/** One department's clerk at work on one row: a stream of chance and a note of what was spoiled. */
export interface Pen {
  readonly random: Random
  readonly mess: Mess[]
}

export const pen = (random: Random): Pen => ({ random, mess: [] })

/** Notes a mess and hands the spoiled value on. */
export function spoil<T>(hand: Pen, kind: Mess, value: T): T {
  if (!hand.mess.includes(kind)) hand.mess.push(kind)
  return value
}
