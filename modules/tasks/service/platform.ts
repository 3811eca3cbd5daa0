import type { Clock, Logger, SettingValues } from '@jingwei/kernel'
import type { Identity } from '@jingwei/identity'
import type { Store } from '@jingwei/store'

/** What the composing server hands in. */
export type TasksPlatform = {
  readonly store: Store
  readonly logger: Logger
  readonly clock: Clock
  readonly settings: SettingValues
  /** Who there is: names of offices and people come from it, and are checked against it. */
  readonly directory: Identity['directory']
  /** Whether this home is the fictional county: its exports say 示例数据. */
  sample(): boolean
}
