import type { Clock, Logger, SettingValues } from '@jingwei/kernel'
import type { Identity } from '@jingwei/identity'
import type { Notify } from '@jingwei/notify'
import type { Store } from '@jingwei/store'

/** What the composing server hands in. */
export type TasksPlatform = {
  readonly store: Store
  readonly logger: Logger
  readonly clock: Clock
  readonly settings: SettingValues
  /** Who there is: names of offices and people come from it, and are checked against it. */
  readonly directory: Identity['directory']
  /** Tells people, in the caller's transaction. */
  readonly tell: Notify['tell']
  /** Whether this home is the fictional county: its exports say 示例数据. */
  sample(): boolean
}
