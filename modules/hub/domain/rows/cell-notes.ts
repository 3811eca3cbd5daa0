import type { CellNote } from './claim.ts'

/** How a note is told to people. */
export const noteEntries = {
  not_a_number: { zh: '不是数字', en: 'not a number' },
  not_a_date: { zh: '不是日期', en: 'not a date' },
  unknown_unit: { zh: '单位无法换算', en: 'a unit that cannot be converted' },
  correction_unused: { zh: '不是该列的值，未采用', en: 'no value of its column, not used' },
} as const

/** One column and reason of a batch. */
export type ColumnNote = { readonly column: string; readonly reason: keyof typeof noteEntries; readonly count: number; readonly examples: readonly string[] }

const shown = 3
const mostKinds = 200

/** Cells that claimed nothing although something stands in them, by column and reason. */
export class CellNotes {
  private readonly kinds = new Map<string, { column: string; reason: ColumnNote['reason']; count: number; examples: string[] }>()

  /** Marks that mean "nothing" (-, 无) and surplus cells kept as a remark are as they should be. */
  add(notes: readonly CellNote[]): void {
    for (const { column, reason, found } of notes) {
      if (reason === 'absent' || reason === 'surplus_kept') continue
      const key = `${reason}|${column}`
      const kind = this.kinds.get(key)
      if (!kind && this.kinds.size >= mostKinds) continue
      if (!kind) this.kinds.set(key, { column, reason, count: 1, examples: [found.slice(0, 40)] })
      else {
        kind.count += 1
        if (kind.examples.length < shown && !kind.examples.includes(found.slice(0, 40))) kind.examples.push(found.slice(0, 40))
      }
    }
  }

  /** The most frequent first. */
  list(): ColumnNote[] {
    return [...this.kinds.values()].toSorted((a, b) => b.count - a.count || (a.column < b.column ? -1 : 1))
  }
}
