import type { Blobs } from '@jingwei/blob'
import type { Hub } from '@jingwei/hub'
import type { Clock, Ctx, Logger, SettingValues } from '@jingwei/kernel'
import type { Store } from '@jingwei/store'

/** What the server holds for a connection: never in the database, never in a log. */
export type Secret = {
  readonly value?: string
  /** Root certificate (PEM) of the other end, when it is no public one. */
  readonly certificate?: string
}

/** What the composing server hands the intake. */
export type IntakePlatform = {
  readonly store: Store
  readonly blobs: Blobs
  readonly hub: Hub
  readonly logger: Logger
  readonly clock: Clock
  readonly settings: SettingValues
  /** The secret of a connection by its code: the file `secrets/intake/CODE` of the home, or an environment variable. */
  secret(code: string): Promise<Secret>
  /** Called when a connection has failed several times in a row. */
  attention(ctx: Ctx, connection: { readonly id: string; readonly name: string }, words: { readonly zh: string; readonly en: string }): Promise<void>
}

/** Where the operator writes a connection's secret. */
export const secretFile = (code: string): string => `secrets/intake/${code}`
export const certificateFile = (code: string): string => `secrets/intake/${code}.ca.pem`
export const secretVariable = (code: string): string => `JINGWEI_INTAKE_${code.toUpperCase().replaceAll('-', '_')}`
