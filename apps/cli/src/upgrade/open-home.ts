import { existsSync } from 'node:fs'
import { readdir, rm } from 'node:fs/promises'
import { basename, dirname, join } from 'node:path'
import { JingweiError } from '@jingwei/kernel'
import { openRegion, type Region, type StoresOptions } from '@jingwei/server'
import type { UpgradePlan } from '@jingwei/store'
import { beforeUpgrade } from './before-upgrade.ts'
import { columnarMark, markColumnar, setAsideMark } from './marks.ts'

type Opening = Omit<StoresOptions, 'beforeUpgrade'> & { readonly withBackup?: boolean; /** The columnar store is made anew in any case. */ readonly rebuild?: boolean; show?(stage: string, done: number, total: number): void }

/** A region, what was upgraded while it was opened, and the enterprises of a columnar store that was made anew. */
export type Opened = { readonly region: Region; readonly upgraded: UpgradePlan | undefined; readonly enterprises: number | undefined }

/**
 * Opens the region of a home, as every command does. A home of an older program is upgraded on the way, but never without
 * a way back: its backup comes first. Derived figures are made anew where the shapes may have changed.
 */
export async function openHome({ withBackup = true, rebuild = false, show = () => {}, ...options }: Opening): Promise<Opened> {
  const { home, logger } = options
  await demandNoHalfRollback(home)
  let upgraded: UpgradePlan | undefined
  const region = await openRegion({
    ...options,
    beforeUpgrade: async (plan) => {
      const backup = await beforeUpgrade({ home, logger, withBackup, show }, plan)
      await markColumnar(home)
      upgraded = plan
      return backup
    },
  })
  try {
    return { region, upgraded, enterprises: rebuild || existsSync(join(home, columnarMark)) ? await rebuildColumnar(region, rebuild, show) : undefined }
  } catch (error) {
    await region.close()
    throw error
  }
}

/** Any number of processes may open a home together: one makes the columnar store anew, the others wait here. */
const lockKey = 5_417_201_937

async function rebuildColumnar({ home, hub, ctx, stores: { store } }: Region, inAnyCase: boolean, show: (stage: string, done: number, total: number) => void): Promise<number | undefined> {
  const mark = join(home, columnarMark)
  return store.tx(ctx, async (inside) => {
    await store.query('select pg_advisory_xact_lock($1)', [lockKey], inside)
    if (inAnyCase) await markColumnar(home)
    else if (!existsSync(mark)) return undefined
    const enterprises = await hub.rebuildColumnar(ctx, (done, total) => show('fuse', done, total))
    await rm(mark, { force: true })
    return enterprises
  })
}

/** A rollback that was killed between its two renames: an empty home made here now would hide it. @throws cli.half_rollback */
export async function demandNoHalfRollback(home: string): Promise<void> {
  if (existsSync(home)) return
  const aside = await setAside(home)
  if (aside !== undefined) throw new JingweiError('cli.half_rollback', { home, aside })
}

/** The home that a rollback moved away and had not yet replaced. */
export async function setAside(home: string): Promise<string | undefined> {
  const start = `${basename(home)}${setAsideMark}`
  const name = (await readdir(dirname(home)).catch(() => [])).find((each) => each.startsWith(start))
  return name === undefined ? undefined : join(dirname(home), name)
}
