import { copyFileSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { extname, join } from 'node:path'

/**
 * Copies feeds under other names and, where a row is a line, in another order: the first line stays first. Bytes are
 * moved, never decoded, so each encoding stays what it is. Workbooks are renamed alone.
 */
export function reorder(from: string, to: string, isFeed: (name: string) => boolean): void {
  readdirSync(from).filter(isFeed).forEach((name, index) => {
    const target = join(to, `delivery-${9 - index}${extname(name)}`)
    if (extname(name) === '.xlsx') return copyFileSync(join(from, name), target)
    const text = readFileSync(join(from, name), 'latin1')
    const lines = text.split(/(?<=\n)/u)
    if (!text.endsWith('\n')) lines.push(`${lines.pop() ?? ''}\n`)
    const head = extname(name) === '.jsonl' ? [] : lines.splice(0, 1)
    // A quoted line break would be torn apart by this: such files keep their order.
    const whole = lines.every((line) => line.split('"').length % 2 === 1 || extname(name) === '.jsonl')
    writeFileSync(target, [...head, ...(whole ? shuffled(lines) : lines)].join(''), 'latin1')
  })
}

/** The same order every time: a linear congruential generator (Numerical Recipes) chooses. */
function shuffled<T>(items: T[]): T[] {
  let state = 20_260_101
  for (let at = items.length - 1; at > 0; at--) {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0
    const other = state % (at + 1)
    const kept = items[at] as T
    items[at] = items[other] as T
    items[other] = kept
  }
  return items
}
