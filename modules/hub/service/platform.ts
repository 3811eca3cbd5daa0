import type { Clock, Ctx, Logger, SettingValues } from '@jingwei/kernel'
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
  /** Whether this home is the fictional county: it takes no real files, and its exports say 示例数据. */
  sample(): boolean
  /** For whom these people may have acted since: two people of one delegation are not two. Nobody when absent. */
  principalsSince?(ctx: Ctx, delegateIds: readonly string[], since: Date): Promise<readonly string[]>
  /** The county's outline, if one was given: with its 审图号, or marked schematic. */
  map(): CountyMap | undefined
}

export type CountyMap = { readonly geojson: unknown; readonly schematic: boolean; readonly approvalNumber?: string; readonly coordinateSystem?: string }
