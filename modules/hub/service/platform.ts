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
  /** Enqueues a job in the ctx's transaction. */
  enqueue(ctx: Ctx, job: string, payload: object, key: string): Promise<void>
}
