import { randomUUID } from 'node:crypto'
import { mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Place } from './place.ts'
import { identify, isStillThere, type ProcessId } from './process-id.ts'

/** Who answers for the server: restarts it when it dies, and stops it at the end. Undefined: handed over to whoever is next. */
export type Claim = { readonly id: string; readonly owner: ProcessId | undefined; readonly server: number }

const file = (place: Place): string => join(place.run, 'owner')

async function write(place: Place, claim: Claim): Promise<void> {
  const draft = `${file(place)}.${claim.id}`
  await writeFile(draft, JSON.stringify(claim), { mode: 0o600 })
  await rename(draft, file(place))
}

/** Says that this process answers for the server of this number. */
export const claim = async (place: Place, server: number): Promise<void> => write(place, { id: randomUUID(), owner: await identify(process.pid), server })

/** Leaves the running server to the other users of the home. */
export const handOver = (place: Place, server: number): Promise<void> => write(place, { id: randomUUID(), owner: undefined, server })

export const dropClaim = (place: Place): Promise<void> => rm(file(place), { force: true })

/** The claim on the home's server; undefined when nobody has made one yet. */
export async function readClaim(place: Place): Promise<Claim | undefined> {
  try {
    return JSON.parse(await readFile(file(place), 'utf8')) as Claim
  } catch {
    return undefined
  }
}

export const isHeld = async (found: Claim): Promise<boolean> => found.owner !== undefined && isStillThere(found.owner)

/** Takes over from a dead or resigned owner; of several heirs one makes the folder named after the old claim. */
export async function inherit(place: Place, old: Claim, server: number): Promise<boolean> {
  const folder = join(place.run, `heir-${old.id}`)
  if (!(await mkdir(folder).then(() => true, () => false))) return false
  await claim(place, server)
  await rm(folder, { recursive: true, force: true })
  return true
}
