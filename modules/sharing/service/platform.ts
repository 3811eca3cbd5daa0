import type { Clock, Logger, SettingValues } from '@jingwei/kernel'
import type { Hub } from '@jingwei/hub'
import type { Identity } from '@jingwei/identity'
import type { Store } from '@jingwei/store'

/** What the composing server hands in. */
export type SharingPlatform = {
  readonly store: Store
  readonly logger: Logger
  readonly clock: Clock
  readonly settings: SettingValues
  /** Names of offices come from it, and are checked against it. */
  readonly directory: Identity['directory']
  /** Where the values are; it leaves the use records and holds back what the law holds back. */
  readonly hub: Pick<Hub, 'readValues' | 'streamValues'>
  /** Whether this home is the fictional county: its files say 示例数据. */
  sample(): boolean
}
