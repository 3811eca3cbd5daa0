import type { Ctx } from '@jingwei/kernel'
import type { SharingAttributes } from '../domain/catalogue.ts'
import { changeEntry } from './catalogue.ts'
import { followCalendar } from './grant-life.ts'
import type { SharingPlatform } from './platform.ts'

/** The public service: what other modules and the composing server may ask of sharing. */
export type Sharing = {
  readonly platform: SharingPlatform
  /** Expires grants whose last day has passed and grants unconditional requests whose term has passed, or lays them before the owner who has closed them since; killed, it is run again. */
  followCalendar(ctx: Ctx): Promise<{ expired: number; granted: number }>
  /** What the composing server knows of an item's owner; people come by the route. @throws sharing.sealed, sharing.unknown_item, sharing.unknown_office */
  describe(ctx: Ctx, itemId: string, entry: SharingAttributes & { readonly officeId?: string }, reason: string): Promise<void>
}

export const createSharing = (platform: SharingPlatform): Sharing => ({
  platform,
  followCalendar: (ctx) => followCalendar(platform, ctx),
  describe: (ctx, itemId, entry, reason) => changeEntry(platform, ctx, itemId, entry, reason),
})
