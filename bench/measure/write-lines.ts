import { once } from 'node:events'
import { createWriteStream } from 'node:fs'
import { finished } from 'node:stream/promises'

/** Writes lines to a file, 5,000 at a time, without ever holding more; returns the bytes written. */
export async function writeLines(path: string, lines: Iterable<string>): Promise<number> {
  const out = createWriteStream(path)
  let held: string[] = []
  const flush = async (): Promise<void> => {
    const more = out.write(`${held.join('\n')}\n`)
    held = []
    if (!more) await once(out, 'drain')
  }
  for (const line of lines) if (held.push(line) >= 5_000) await flush()
  if (held.length > 0) await flush()
  out.end()
  await finished(out)
  return out.bytesWritten
}
