import { mkdir, readFile, rename, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import type { Place } from './place.ts'
import { identify, isStillThere, type ProcessId } from './process-id.ts'

/**
 * The process that answers for the server: it restarts it when it dies and stops it at its own end. When that
 * process was killed, the next one to come takes over.
 */
type Claim = { readonly owner: ProcessId; readonly server: number }

const file = (place: Place): string => join(place.run, 'owner')

/** Says that this process answers for the server of this number. */
export async function claim(place: Place, server: number): Promise<void> {
  const draft = `${file(place)}.${process.pid}`
  await writeFile(draft, JSON.stringify({ owner: await identify(process.pid), server } satisfies Claim), { mode: 0o600 })
  await rename(draft, file(place))
}

/**
 * Takes over a server whose owner is dead; false when somebody alive answers for it. Whoever started it says so
 * within moments, so a missing or older claim is waited for. Of several heirs one makes the folder named after the dead.
 */
export async function inherit(place: Place, server: number): Promise<boolean> {
  for (let turn = 0; turn < 30; turn++) {
    const found = await readClaim(place)
    if (found?.server === server) {
      if (await isStillThere(found.owner)) return false
      if (await isFirst(join(place.run, `heir-${found.owner.pid}-${found.owner.started}-${server}`))) break
    }
    await wait(100)
  }
  await claim(place, server)
  return true
}

const readClaim = async (place: Place): Promise<Claim | undefined> => {
  try {
    return JSON.parse(await readFile(file(place), 'utf8')) as Claim
  } catch {
    return undefined
  }
}

const isFirst = (folder: string): Promise<boolean> => mkdir(folder).then(() => true, () => false)
