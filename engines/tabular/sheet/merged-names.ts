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

  /** Rows must come from top to bottom. `width` is the table's, as far as known. */
  read(line: number, cells: readonly string[], width: number): string[] {
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
    return names.map((name, column) => {
      const parent = group.get(column)
      return parent === undefined || name === '' || name === parent ? name : `${parent}.${name}`
    })
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
