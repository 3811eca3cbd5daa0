import { MONTH_COUNT } from './calendar.ts'
import type { EventKind, LifeEvent } from './enterprise.ts'
import type { Random } from './random.ts'

export interface Life {
  readonly from: number
  readonly to: number
  readonly status: '存续' | '注销' | '吊销' | '迁出'
  readonly events: readonly LifeEvent[]
}

/** Share of firms that each fate befalls; the rest live quietly. */
const FATES: readonly (readonly [EventKind | 'quiet', number])[] = [
  ['founded', 0.06],
  ['closed', 0.035],
  ['moved_in', 0.012],
  ['moved_out', 0.012],
  ['distress', 0.03],
  ['rooftop_pv', 0.022],
  ['overhaul', 0.016],
  ['renamed', 0.025],
  ['form_changed', 0.012],
]
const LAST = MONTH_COUNT - 1

function fate(random: Random): EventKind | 'quiet' {
  let draw = random.next()
  for (const [kind, share] of FATES) {
    if (draw < share) return kind
    draw -= share
  }
  return 'quiet'
}

/** Draws what happens to a firm. Panels and overhauls only befall makers; distress strikes late enough to be seen. */
export function drawLife(random: Random, maker: boolean): Life {
  const kind = fate(random)
  const quiet: Life = { from: 0, to: LAST, status: '存续', events: [] }
  const at = (low: number, high: number): LifeEvent[] => (kind === 'quiet' ? [] : [{ kind, month: random.integer(low, high) }])
  if (kind === 'quiet' || (!maker && (kind === 'rooftop_pv' || kind === 'overhaul'))) return quiet
  const events = at(...span(kind))
  const month = events[0]?.month ?? 0
  if (kind === 'founded' || kind === 'moved_in') return { ...quiet, from: month, events }
  if (kind === 'moved_out') return { from: 0, to: month - 1, status: '迁出', events }
  if (kind === 'closed') return { from: 0, to: month - 1, status: random.chance(0.6) ? '注销' : '吊销', events }
  return { ...quiet, events }
}

/** Months within which an event may begin. */
function span(kind: EventKind): [number, number] {
  if (kind === 'distress' || kind === 'overhaul') return [24, LAST - 5]
  if (kind === 'rooftop_pv') return [8, LAST - 8]
  if (kind === 'founded' || kind === 'moved_in') return [1, LAST - 3]
  return [6, LAST - 1]
}
