import { createHash } from 'node:crypto'
import type { ClosedCells } from './closed-cells.ts'

/** An enterprise as closed, without its cells. */
export type ClosedFrame = {
  readonly enterpriseId: string; readonly headId: string | null; readonly creditCode: string; readonly name: string; readonly formerName: string; readonly address: string; readonly town: string
  readonly industry: string; readonly status: string; readonly landMu: string | null; readonly staff: number | null; readonly revenueWan: string | null; readonly revenueYear: number | null
  readonly sources: number; readonly flagged: boolean
}

const order = ['enterpriseId', 'headId', 'creditCode', 'name', 'formerName', 'address', 'town', 'industry', 'status', 'landMu', 'staff', 'revenueWan', 'revenueYear', 'sources', 'flagged'] as const

/** One line of text for a frame, the same for equal ones. */
export const frameText = (frame: ClosedFrame): string => JSON.stringify(order.map((name) => frame[name]))

/**
 * SHA-256 over a whole closing: its definitions, then its enterprises in the order of their ids, each as its frame and
 * its cells in the order of their keys. Whoever has the closing can compute it anew.
 */
export function closingDigest(definitions: unknown): { add(frame: ClosedFrame, cells: ClosedCells): void; end(): string } {
  const hash = createHash('sha256')
  hash.update(`${sortedJson(definitions)}\n`)
  return {
    add(frame, cells) {
      hash.update(`${frameText(frame)}\n`)
      for (const key of Object.keys(cells).toSorted()) hash.update(`${JSON.stringify([key, cells[key]])}\n`)
    },
    end: () => hash.digest('hex'),
  }
}

/** JSON whose keys are in order: jsonb gives them back in another one. */
function sortedJson(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(sortedJson).join(',')}]`
  if (value === null || typeof value !== 'object') return JSON.stringify(value) ?? 'null'
  const entries = Object.entries(value).filter(([, part]) => part !== undefined).toSorted(([one], [other]) => (one < other ? -1 : 1))
  return `{${entries.map(([key, part]) => `${JSON.stringify(key)}:${sortedJson(part)}`).join(',')}}`
}
