import type { Role } from '@jingwei/kernel'
import { roles } from '@jingwei/kernel'
import { Day, Id, Instant, Label } from '@jingwei/http'
import { Type } from 'typebox'
import { delegationStates } from '../domain/delegation.ts'
import { organisationKinds } from '../domain/organisation.ts'
import { homes } from '../domain/role-rules.ts'

export const RoleId = Type.Unsafe<Role>({ type: 'string', enum: roles.map((role) => role.id) })

export const Kind = Type.Unsafe<(typeof organisationKinds)[number]>({ type: 'string', enum: [...organisationKinds] })

export const State = Type.Unsafe<'active' | 'disabled'>({ type: 'string', enum: ['active', 'disabled'] })

const Name = Type.String({ minLength: 1, maxLength: 100 })

export const OrganisationRequest = Type.Object({ kind: Kind, name: Name, creditCode: Type.Optional(Type.String({ maxLength: 30 })), town: Type.Optional(Type.String({ maxLength: 100 })) })

const organisation = { id: Id, kind: Kind, name: Type.String(), creditCode: Type.Optional(Type.String()), town: Type.Optional(Type.String()) }

export const MyOrganisation = Type.Object(organisation)

export const Organisation = Type.Object({ ...organisation, state: Type.Unsafe<'active' | 'merged'>({ type: 'string', enum: ['active', 'merged'] }) })

export const OrganisationItem = Type.Object({ ...Organisation.properties, people: Type.Integer() })

export const Person = Type.Object({
  id: Id, account: Type.String(), name: Type.String(), state: State, roles: Type.Array(RoleId), requestedRoles: Type.Array(RoleId), secondFactor: Type.Boolean(), organisation: Type.Optional(Organisation),
})

export const PersonRequest = Type.Object({ account: Type.String({ minLength: 1, maxLength: 100 }), name: Name, organisationId: Type.Optional(Id), roles: Type.Array(RoleId, { maxItems: roles.length }) })

export const PersonChange = Type.Object({ name: Type.Optional(Name), state: Type.Optional(State), organisationId: Type.Optional(Id), roles: Type.Optional(Type.Array(RoleId, { maxItems: roles.length })) })

export const OneTime = Type.Object({ oneTimePassword: Type.String() })

export const Rejected = Type.Array(Type.Object({ line: Type.Integer(), reason: Label }))

const Acting = Type.Object({ delegationId: Id, name: Type.String(), endsOn: Day })

export const DelegationItem = Type.Object({
  id: Id, principalId: Id, principal: Type.String(), delegateId: Id, delegate: Type.String(), startsOn: Day, endsOn: Day, reason: Type.String(),
  state: Type.Unsafe<(typeof delegationStates)[number]>({ type: 'string', enum: [...delegationStates] }), allowedBy: Type.Optional(Type.String()), revokedBy: Type.Optional(Type.String()),
})

export const Me = Type.Object({
  actingFor: Type.Optional(Acting), mayActFor: Type.Array(Acting),
  personId: Id, name: Type.String(), account: Type.String(), roles: Type.Array(RoleId), permissions: Type.Array(Type.String()), organisation: Type.Optional(MyOrganisation),
  home: Type.Unsafe<(typeof homes)[number]>({ type: 'string', enum: [...homes] }), csrfToken: Type.String(), mustChangePassword: Type.Boolean(), mustSetUpFactor: Type.Boolean(), idleTimeoutSeconds: Type.Integer(),
  locale: Type.Unsafe<'zh-CN' | 'en'>({ type: 'string', enum: ['zh-CN', 'en'] }),
})

export const Session = Type.Object({ id: Id, personId: Id, address: Type.String(), device: Type.String(), createdAt: Instant, lastSeenAt: Instant, expiresAt: Instant, current: Type.Boolean() })

export const OpenSession = Type.Object({ ...Session.properties, account: Type.String(), name: Type.String() })

export const Ended = Type.Object({ ended: Type.Integer() })

export const AccessItem = Type.Object({
  personId: Id, account: Type.String(), name: Type.String(), organisation: Type.Optional(Type.String()), state: State, role: Type.Optional(RoleId), grantedAt: Type.Optional(Instant), grantedBy: Type.Optional(Type.String()),
  lastSignInAt: Type.Optional(Instant), secondFactor: Type.Boolean(),
})

export const Token = Type.Object({ id: Id, name: Type.String(), scopes: Type.Array(Type.String()), createdAt: Instant, expiresAt: Instant, lastUsedAt: Type.Optional(Instant) })

export const AuditItem = Type.Object({
  at: Instant, actor: Type.String(), action: Type.String(), target: Type.Optional(Type.String()), detail: Type.Record(Type.String(), Type.Unknown()), traceId: Type.String(), address: Type.Optional(Type.String()),
})

/** Six digits of the telephone, or a recovery code. */
export const Code = Type.Object({ code: Type.String({ minLength: 1, maxLength: 40 }) })

export const SecondStep = Type.Object({ csrfToken: Type.String(), minutes: Type.Integer(), ways: Type.Array(Type.Unsafe<'code' | 'key'>({ type: 'string', enum: ['code', 'key'] })) })

/** What a browser answers for a key (WebAuthn level 3, 5.1 toJSON); read by the library that verifies it. */
export const KeyAnswer = Type.Object({
  id: Type.String({ minLength: 1, maxLength: 2000 }), rawId: Type.String({ maxLength: 2000 }), type: Type.String({ maxLength: 40 }), response: Type.Record(Type.String({ maxLength: 60 }), Type.Unknown()),
  authenticatorAttachment: Type.Optional(Type.String({ maxLength: 40 })), clientExtensionResults: Type.Optional(Type.Record(Type.String({ maxLength: 60 }), Type.Unknown())),
})

/** What a browser is given to ask for a key with, as the library makes it. */
export const KeyOptions = Type.Record(Type.String(), Type.Unknown())

export const Keys = Type.Object({
  keys: Type.Array(Type.Object({ id: Id, name: Type.String(), createdAt: Instant, lastUsedAt: Type.Optional(Instant) })), origin: Type.Optional(Type.String()), off: Type.Optional(Type.Unsafe<'unset' | 'insecure'>({ type: 'string', enum: ['unset', 'insecure'] })),
})

export const FactorState = Type.Object({ on: Type.Boolean(), required: Type.Boolean(), since: Type.Optional(Instant), recoveryCodesLeft: Type.Integer() })

export const RecoveryCodes = Type.Object({ recoveryCodes: Type.Array(Type.String()) })
