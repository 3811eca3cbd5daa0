import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Place } from './place.ts'
import { identify, isStillThere, type ProcessId } from './process-id.ts'

/**
 * The process that answers for the server: it restarts it when it dies and stops it at its own end. When that
 * process was killed, the next one to come takes over.
 */
const file = (place: Place): string => join(place.run, 'owner')

export async function claim(place: Place): Promise<void> {
  await writeFile(file(place), JSON.stringify(await identify(process.pid)), { mode: 0o600 })
}

/** True when somebody alive answers for the server. */
export async function hasOwner(place: Place): Promise<boolean> {
  try {
    return await isStillThere(JSON.parse(await readFile(file(place), 'utf8')) as ProcessId)
  } catch {
    return false
  }
}
