import type { Clock, Logger, SettingValues } from '@jingwei/kernel'
import type { Columnar } from '@jingwei/columnar'
import type { Blobs } from '@jingwei/blob'
import type { Store } from '@jingwei/store'

/** What the composing server hands the hub. */
export type HubPlatform = {
  readonly store: Store
  readonly columnar: Columnar
  readonly blobs: Blobs
  readonly logger: Logger
  readonly clock: Clock
  readonly settings: SettingValues
  /** Words that every export of a sample county carries (示例数据); undefined in a real one. */
  readonly mark: string | undefined
  /** The county's outline, if one was given: with its 审图号, or marked schematic. */
  map(): CountyMap | undefined
}

export type CountyMap = { readonly geojson: unknown; readonly schematic: boolean; readonly approvalNumber?: string; readonly coordinateSystem?: string }
