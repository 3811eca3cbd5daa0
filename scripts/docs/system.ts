import type { AccessLine } from '@jingwei/server'
import type { ErrorEntry, Lifecycle, ModuleDefinition, Permission, Setting } from '@jingwei/kernel'

/** A module as far as the docs look at it. */
export type DocumentedModule = Pick<ModuleDefinition, 'id' | 'zh' | 'en' | 'dependsOn' | 'settings' | 'permissions' | 'errors' | 'lifecycles' | 'pages' | 'events'>

/** Everything the generated pages are written from. */
export type DocumentedSystem = {
  readonly modules: readonly DocumentedModule[]
  /** Settings, permissions and lifecycles of the platform, which is no module. */
  readonly settings: readonly Setting[]
  readonly permissions: readonly Permission[]
  readonly lifecycles: readonly Lifecycle[]
  /** How far each role gets by each route. */
  readonly access: readonly AccessLine[]
  /** The whole registry. */
  readonly errors: readonly ErrorEntry[]
}
