import type { Clock, Logger, Permission, SettingValues } from '@jingwei/kernel'
import type { Store } from '@jingwei/store'
import type { NeedsFactor } from '../domain/factor-rules.ts'
import type { IdentitySettings } from '../settings.ts'
import type { Authenticator, Passwords } from './authenticator.ts'
import type { Issuer } from './issuer.ts'
import type { Sealing } from './sealing.ts'

/** What the composing server hands in. `permissions` are those of all modules: roles mean nothing without them. */
export type IdentityPlatform = {
  readonly store: Store
  readonly logger: Logger
  readonly clock: Clock
  readonly settings: SettingValues
  readonly permissions: readonly Permission[]
  /** 32 bytes that seal what must be read again, such as the secrets of second factors; the same on every machine of a region. */
  readonly sealingKey: Buffer
  /** Of our client at the single sign-on; none when absent. */
  readonly oidcSecret?: string
  /** Where the server listens, e.g. `http://127.0.0.1:8080`, once it does; tells where security keys work when no setting does. */
  readonly listening?: () => string | undefined
  /** True in the fictional county; false when absent. */
  readonly sample?: () => boolean
  /** Another way to sign in; local accounts when absent. */
  readonly authenticator?: Authenticator
}

/** What every use case works with. */
export type Parts = {
  readonly store: Store
  readonly settings: IdentitySettings
  readonly permissions: readonly Permission[]
  readonly passwords: Passwords
  readonly authenticator: Authenticator
  readonly sealing: Sealing
  readonly needsFactor: NeedsFactor
  readonly listening: () => string | undefined
  /** The county's single sign-on, when there is one. */
  readonly issuer: Issuer | undefined
}
