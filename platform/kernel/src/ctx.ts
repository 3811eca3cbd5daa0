import type { Clock } from './clock.ts'
import type { OrganisationId, PersonId } from './ids.ts'
import { JingweiError } from './errors.ts'
import type { Logger } from './logger.ts'
import type { Role } from './roles.ts'
import { systemClock } from './clock.ts'
import { newId } from './ids.ts'
import { silentLogger } from './logger.ts'

export type Locale = 'zh-CN' | 'en'

/** Who acts. `creditCode` is set for enterprise accounts, `town` for town officers: both limit the rows they see. */
export type Actor = {
  readonly kind: 'person' | 'service'
  readonly personId?: PersonId
  readonly organisationId?: OrganisationId
  /** As it is called today: use records keep the name a reader of them knows. */
  readonly organisationName?: string
  readonly name: string
  readonly roles: readonly Role[]
  readonly creditCode?: string
  readonly town?: string
  /** For whom the actor acts while that person is on leave. The actor stays himself; `name` says both: 乙 代 甲. */
  readonly onBehalfOf?: { readonly personId: PersonId; readonly name: string }
  /** Scopes of an API token; undefined means all that the roles allow. */
  readonly scopes?: readonly string[]
}

/** For what a governed value is read; items list the purposes they allow. */
export const purposes = ['duty', 'evaluation', 'policy', 'statistics', 'service', 'audit', 'self', 'maintenance', 'public'] as const
export type Purpose = (typeof purposes)[number]

/**
 * Carried by every call from the door to the store: who, for what purpose, under which agreement, in which
 * transaction. No function reaches the store without it.
 */
export type Ctx = {
  readonly actor: Actor
  readonly purpose: Purpose
  readonly agreement?: string
  readonly traceId: string
  /** Network address of the caller, for the audit trail; undefined for work of the system itself. */
  readonly address?: string
  readonly locale: Locale
  readonly clock: Clock
  readonly logger: Logger
  /** Permissions granted to the actor, resolved once at the door. */
  readonly permissions: ReadonlySet<string>
  /** Set by `store.tx`; opaque here because the kernel lies below the store. */
  readonly transaction?: object
}

/** Refuses unless the actor holds the permission (and, for a token, the scope). Default deny. */
export function demand(ctx: Ctx, permission: string): void {
  const scoped = ctx.actor.scopes === undefined || ctx.actor.scopes.includes(permission)
  if (!scoped || !ctx.permissions.has(permission)) throw new JingweiError('kernel.forbidden', { permission })
}

/** A ctx for work the system itself does (imports, schedules): named, never anonymous. */
export function serviceCtx(name: string, options: Partial<Omit<Ctx, 'actor'>> = {}): Ctx {
  return {
    actor: { kind: 'service', name, roles: [] },
    purpose: 'maintenance',
    traceId: newId(),
    locale: 'zh-CN',
    clock: systemClock,
    logger: silentLogger,
    permissions: new Set(),
    ...options,
  }
}
