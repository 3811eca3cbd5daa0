import type { Authentication, Credentials, RequestFacts } from '@jingwei/http'
import type { Ctx, Permission, Role } from '@jingwei/kernel'
import { roles } from '@jingwei/kernel'
import { keyPlace } from '../domain/key-place.ts'
import { readFactorRoles } from '../domain/factor-rules.ts'
import { localAuthenticator, passwords } from './authenticator.ts'
import { readIdentitySettings } from '../settings.ts'
import { readAudit } from '../store/audit.ts'
import { principalsSince } from '../store/delegations.ts'
import * as directory from '../store/directory.ts'
import { listOrganisations } from '../store/organisations.ts'
import { listPeople } from '../store/people.ts'
import { tokensOf } from '../store/tokens.ts'
import { exportAccess, readAccess } from './access-review.ts'
import { authenticate } from './authenticate.ts'
import { bootstrap, ensureSampleAccounts } from './bootstrap.ts'
import { discardDraft, keepDraft, readDraft } from './drafts.ts'
import { act, allow, candidates, delegate, ownDelegations, reviewDelegations, revoke } from './delegations.ts'
import { beginFactor, confirmFactor, readFactor, removeFactor, renewRecoveryCodes, resetFactor } from './factors.ts'
import { importOrganisations } from './import-organisations.ts'
import { importPeople } from './import-people.ts'
import { issuerOf } from './issuer.ts'
import { describeMe } from './me.ts'
import { beginOidc, finishOidc } from './oidc-sign-in.ts'
import { createOrganisation, followMerge, followSplit } from './organisations.ts'
import { changePassword, recoverAccount, resetPassword } from './passwords.ts'
import { changePerson, createPerson } from './people.ts'
import type { IdentityPlatform, Parts } from './platform.ts'
import { aesSealing } from './sealing.ts'
import { endOtherSessions, endSession, endSessionsOf, listOpenSessions, listSessions, prune } from './sessions.ts'
import { addKey, beginKey, readKeys, removeKey } from './security-keys.ts'
import { askForKey, presentFactor, presentKey, signIn, signOut } from './sign-in.ts'
import { createToken, endToken } from './tokens.ts'

export type RoleView = { id: Role; zh: string; en: string; permissions: string[] }

/** The public service of the module: every use case with its parts bound. ctx is always the first argument. */
export type Identity = ReturnType<typeof createIdentity>

export function createIdentity(platform: IdentityPlatform) {
  const { store, permissions } = platform
  const settings = readIdentitySettings(platform.settings)
  const parts: Parts = {
    store, permissions, passwords, settings,
    sealing: aesSealing(platform.sealingKey),
    listening: platform.listening ?? (() => undefined),
    issuer: issuerOf(settings, platform.oidcSecret),
    needsFactor: readFactorRoles(settings.factorRoles, platform.sample ?? (() => false)),
    authenticator: platform.authenticator ?? localAuthenticator(store),
  }
  // A setting that cannot be read stops the start, not the first person with a key.
  keyPlace(settings.publicOrigin, undefined)
  const bind = <Rest extends readonly unknown[], Result>(use: (parts: Parts, ctx: Ctx, ...rest: Rest) => Result) => (ctx: Ctx, ...rest: Rest): Result => use(parts, ctx, ...rest)
  return {
    authenticate: (credentials: Credentials, facts: RequestFacts): Promise<Authentication | undefined> => authenticate(parts, credentials, facts),
    signIn: bind(signIn), presentFactor: bind(presentFactor), askKey: bind(askForKey), presentKey: bind(presentKey), signOut: bind(signOut), beginOidc: bind(beginOidc), finishOidc: bind(finishOidc), ways: () => ({ oidc: parts.issuer !== undefined }), describeMe: bind(describeMe),
    changePassword: bind(changePassword), resetPassword: bind(resetPassword), recoverAccount: bind(recoverAccount),
    readFactor: bind(readFactor), beginFactor: bind(beginFactor), confirmFactor: bind(confirmFactor), renewRecoveryCodes: bind(renewRecoveryCodes),
    removeFactor: bind(removeFactor), resetFactor: bind(resetFactor),
    readKeys: bind(readKeys), beginKey: bind(beginKey), addKey: bind(addKey), removeKey: bind(removeKey),
    readDraft: bind(readDraft), keepDraft: bind(keepDraft), discardDraft: bind(discardDraft),
    createPerson: bind(createPerson), changePerson: bind(changePerson), importPeople: bind(importPeople),
    listPeople: (ctx: Ctx, ...rest: Tail<typeof listPeople>) => listPeople(store, ctx, ...rest),
    createOrganisation: bind(createOrganisation), importOrganisations: bind(importOrganisations),
    listOrganisations: (ctx: Ctx, ...rest: Tail<typeof listOrganisations>) => listOrganisations(store, ctx, ...rest),
    directory: {
      offices: (ctx: Ctx) => directory.offices(store, ctx),
      officesById: (ctx: Ctx, ids: readonly string[]) => directory.officesById(store, ctx, ids),
      officeByName: (ctx: Ctx, name: string) => directory.officeByName(store, ctx, name),
      peopleOf: (ctx: Ctx, officeId: string) => directory.peopleOf(store, ctx, officeId),
      peopleWithRole: (ctx: Ctx, role: Role) => directory.peopleWithRole(store, ctx, role),
      principalsSince: (ctx: Ctx, delegateIds: readonly string[], since: Date) => principalsSince(store, ctx, delegateIds, since),
      person: (ctx: Ctx, id: string) => directory.personEntry(store, ctx, id),
    },
    delegate: bind(delegate), allowDelegation: bind(allow), revokeDelegation: bind(revoke), act: bind(act), ownDelegations: bind(ownDelegations), reviewDelegations: bind(reviewDelegations), candidates: bind(candidates),
    followMerge: bind(followMerge), followSplit: bind(followSplit),
    listSessions: bind(listSessions), listOpenSessions: bind(listOpenSessions), endSession: bind(endSession), endOtherSessions: bind(endOtherSessions), endSessionsOf: bind(endSessionsOf),
    readAccess: bind(readAccess), exportAccess: bind(exportAccess), prune: bind(prune),
    createToken: bind(createToken), endToken: bind(endToken),
    listTokens: (ctx: Ctx) => tokensOf(store, ctx, ctx.actor.personId ?? ''),
    readAudit: (ctx: Ctx, ...rest: Tail<typeof readAudit>) => readAudit(store, ctx, ...rest),
    bootstrap: bind(bootstrap), ensureSampleAccounts: bind(ensureSampleAccounts),
    roles: (): RoleView[] => roles.map((role) => ({ id: role.id, zh: role.zh, en: role.en, permissions: heldBy(role.id, permissions) })),
  }
}

/** The arguments of a query after store and ctx. */
type Tail<Query extends (...all: never[]) => unknown> = Parameters<Query> extends [unknown, unknown, ...infer Rest] ? Rest : never

const heldBy = (role: Role, permissions: readonly Permission[]): string[] => permissions.filter((permission) => permission.roles.includes(role)).map((permission) => permission.id)
