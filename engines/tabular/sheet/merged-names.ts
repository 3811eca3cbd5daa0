import { isBlank, isFigure } from '../table/row-shape.ts'
import type { HeaderReading } from '../table/table-assembler.ts'
import type { Merge } from './cell-reference.ts'

/** A range this wide a share of the table is a title over it, not a group of columns. */
const titleShare = 0.8

/**
 * Reads rows as headers: a vertically merged name counts in each of its rows, a name merged over a group of columns
 * counts for each of them and stands before the names below it, joined by '.'.
 */
export class MergedNames {
  readonly #merges: readonly Merge[]
  readonly #above = new Map<number, string[]>()

  constructor(merges: readonly Merge[]) {
    this.#merges = merges
  }

  /**
   * Rows must come from top to bottom. `width` is the table's, as far as known. `continues` tells a row that holds the
   * lower level of the header begun above it.
   */
  read(line: number, cells: readonly string[], width: number): HeaderReading {
    const names = [...cells]
    for (const merge of this.#merges) {
      if (merge.top > line || merge.bottom < line) continue
      const origin = merge.top === line ? cells[merge.left] : this.#above.get(merge.top)?.[merge.left]
      if (origin === undefined || origin === '' || this.#isTitle(merge, width)) continue
      for (let column = merge.left; column <= merge.right; column += 1) {
        while (names.length <= column) names.push('')
        names[column] = origin
      }
    }
    const group = this.#groupsAbove(line, width)
    this.#above.set(line, names)
    const joined = names.map((name, column) => {
      const parent = group.get(column)
      return parent === undefined || name === '' || name === parent ? name : `${parent}.${name}`
    })
    return { names: joined, continues: group.size > 0 && this.#isLowerLevel(line, cells, group) }
  }

  /** Names reaching down from the level above say so; else the cells under a group must be words or years. */
  #isLowerLevel(line: number, cells: readonly string[], group: ReadonlyMap<number, string>): boolean {
    if (this.#merges.some((merge) => merge.top === line - 1 && merge.bottom === line)) return true
    const below = [...group.keys()].map((column) => cells[column] ?? '')
    return below.some((cell) => !isBlank(cell)) && below.every((cell) => !isFigure(cell) || /^(19|20)\d{2}$/u.test(cell))
  }

  #groupsAbove(line: number, width: number): Map<number, string> {
    const group = new Map<number, string>()
    for (const merge of this.#merges) {
      if (merge.bottom !== line - 1 || merge.left === merge.right || this.#isTitle(merge, width)) continue
      const name = this.#above.get(merge.top)?.[merge.left] ?? ''
      if (name === '') continue
      for (let column = merge.left; column <= merge.right; column += 1) group.set(column, name)
    }
    return group
  }

  #isTitle(merge: Merge, width: number): boolean {
    return merge.left < merge.right && merge.right - merge.left + 1 >= width * titleShare
  }
}
