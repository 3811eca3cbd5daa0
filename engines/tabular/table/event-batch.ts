import type { RawRow, RowProblem, TableEvent, TableHead } from '../types.ts'

/** Rows of many bytes do not wait for their number; this bounds memory where lines are long. */
export const patienceBytes = 4 * 1024 * 1024

/** Collects rows and problems until there are enough of them for an event, and counts both. */
export class EventBatch {
  readonly #rowsPerEvent: number
  #head: TableHead | undefined
  #headSent = false
  #rows: RawRow[] = []
  #problems: RowProblem[] = []
  #rowCount = 0
  #problemCount = 0
  #bytesWaiting = 0

  constructor(rowsPerEvent: number) {
    this.#rowsPerEvent = rowsPerEvent
  }

  head(head: TableHead): void {
    this.#head = head
  }

  row(row: RawRow): void {
    this.#rows.push(row)
    this.#rowCount += 1
  }

  problem(problem: RowProblem): void {
    this.#problems.push(problem)
    this.#problemCount += 1
  }

  /** Events that are full after `bytes` more were read; nothing before the head is known. */
  take(bytes: number): TableEvent[] {
    if (this.#head === undefined) return []
    this.#bytesWaiting += bytes
    const events: TableEvent[] = []
    if (!this.#headSent) events.push({ kind: 'head', head: this.#head })
    this.#headSent = true
    while (this.#rows.length >= this.#rowsPerEvent) events.push({ kind: 'rows', rows: this.#rows.splice(0, this.#rowsPerEvent) })
    if (this.#problems.length >= this.#rowsPerEvent || this.#bytesWaiting > patienceBytes) this.#flush(events)
    return events
  }

  takeAll(): TableEvent[] {
    const events = this.take(0)
    this.#flush(events)
    events.push({ kind: 'end', rows: this.#rowCount, problems: this.#problemCount })
    return events
  }

  #flush(events: TableEvent[]): void {
    this.#bytesWaiting = 0
    if (this.#rows.length > 0) events.push({ kind: 'rows', rows: this.#rows.splice(0) })
    if (this.#problems.length > 0) events.push({ kind: 'problems', problems: this.#problems.splice(0) })
  }
}
