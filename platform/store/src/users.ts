import { randomUUID } from 'node:crypto'
import { readdirSync } from 'node:fs'
import { mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Place } from './place.ts'
import { identify, isStillThere, type ProcessId } from './process-id.ts'

/** One user of the home's server; the server is stopped when the last one leaves. */
export type User = { leave(): Promise<void>; othersNow(): boolean; others(): Promise<boolean> }

export async function enter(place: Place): Promise<User> {
  const folder = join(place.run, 'users')
  const name = randomUUID()
  await mkdir(folder, { recursive: true, mode: 0o700 })
  await writeFile(join(folder, name), JSON.stringify(await identify(process.pid)), { mode: 0o600 })
  const isThere = async (entry: string): Promise<boolean> => {
    const path = join(folder, entry)
    const text = await readFile(path, 'utf8').catch(() => '')
    // An empty entry is being written at this moment.
    if (text === '' || (await isStillThere(JSON.parse(text) as ProcessId))) return true
    await rm(path, { force: true })
    return false
  }
  return {
    leave: () => rm(join(folder, name), { force: true }),
    othersNow: () => readdirSync(folder).some((entry) => entry !== name),
    async others() {
      const found = await Promise.all((await readdir(folder)).filter((entry) => entry !== name).map(isThere))
      return found.includes(true)
    },
  }
}
