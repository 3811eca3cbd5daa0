import type { Clock, Logger, SettingValues } from '@jingwei/kernel'
import type { Identity } from '@jingwei/identity'
import type { Store } from '@jingwei/store'
import type { ChannelId } from '../domain/channel.ts'
import type { NoticeKind } from '../domain/notice.ts'
import type { NotifySettings } from '../settings.ts'
import type { Channel } from './channels/channel.ts'
import type { Resolve } from './outside.ts'

/** Of each channel that needs one; from files of the home or the environment, never from settings. */
export type NotifySecrets = Readonly<Partial<Record<ChannelId, string>>>

/** What the composing server hands in. */
export type NotifyPlatform = {
  readonly store: Store
  readonly logger: Logger
  readonly clock: Clock
  readonly settings: SettingValues
  readonly directory: Identity['directory']
  /** What all modules say they send messages about. */
  readonly kinds: readonly NoticeKind[]
  readonly secrets: NotifySecrets
  /** What names stand for; DNS when absent. */
  readonly resolve?: Resolve
}

/** What every use case works with. */
export type Parts = {
  readonly store: Store
  readonly settings: NotifySettings
  readonly directory: Identity['directory']
  readonly kinds: readonly NoticeKind[]
  readonly channels: ReadonlyMap<ChannelId, Channel>
}
