import type { Authentication, Credentials, RequestFacts } from '@jingwei/http'
import type { Ctx } from '@jingwei/kernel'
import type { Person } from '../domain/person.ts'
import { permissionsOf, purposeOf } from '../domain/role-rules.ts'
import { csrfTokenOf, hashOf } from '../domain/secrets.ts'
import { sharedRoles } from '../domain/delegation.ts'
import { actingFor, delegationsToday } from '../store/delegations.ts'
import { personById } from '../store/people.ts'
import { seenSession } from '../store/sessions.ts'
import { usedToken } from '../store/tokens.ts'
import { actingActor, actorOf } from './actor.ts'
import type { Parts } from './platform.ts'

/** Routes open to somebody whose password was good for one time. */
const untilChanged = { routes: ['identity.me', 'identity.password', 'identity.sign_out'], error: 'identity.password_must_change' }

/** Routes open to somebody whose role asks for a second factor he has not set up. */
const untilSetUp = { routes: ['identity.me', 'identity.sign_out', 'identity.factor.read', 'identity.factor.begin', 'identity.factor.confirm', 'identity.key.list', 'identity.key.begin', 'identity.key.add'], error: 'identity.factor_must_set_up' }

/** All a session may do whose second factor has not been shown: show it, or give up. */
const untilShown = { routes: ['identity.sign_in.factor', 'identity.sign_in.key.ask', 'identity.sign_in.key', 'identity.sign_out'], error: 'identity.factor_due' }

/** Who a request comes from: by API token or by session. Roles are read each time, so a grant or its end counts at once. */
export async function authenticate(parts: Parts, credentials: Credentials, facts: RequestFacts): Promise<Authentication | undefined> {
  const ctx: Ctx = { ...facts, actor: { kind: 'service', name: 'authentication', roles: [] }, purpose: 'maintenance', permissions: new Set() }
  if (credentials.bearer !== undefined) return byToken(parts, ctx, credentials.bearer)
  return credentials.cookie === undefined ? undefined : bySession(parts, ctx, credentials.cookie)
}

async function byToken({ store, permissions }: Parts, ctx: Ctx, bearer: string): Promise<Authentication | undefined> {
  const token = await usedToken(store, ctx, hashOf(bearer))
  const person = token && (await personById(store, ctx, token.personId))
  return person && person.state === 'active' ? { ...granted(person, permissions), actor: actorOf(person, token.scopes) } : undefined
}

async function bySession({ store, settings, permissions, needsFactor }: Parts, ctx: Ctx, cookie: string): Promise<Authentication | undefined> {
  const session = await seenSession(store, ctx, hashOf(cookie), settings.idleMinutes)
  const person = session && (await personById(store, ctx, session.personId))
  if (!person || person.state !== 'active') return undefined
  const shown = { id: session.id, csrfToken: csrfTokenOf(cookie) }
  // Without permissions besides: two locks on this door.
  if (session.step === 'factor') return { ...granted(person, []), session: shown, confinedTo: untilShown }
  const confinedTo = person.mustChangePassword ? untilChanged : needsFactor(person.roles) && !person.secondFactor ? untilSetUp : undefined
  const principal = confinedTo ? undefined : await principalOf(store, ctx, session.id, person)
  const acting = principal && actingActor(person, principal)
  if (acting) return { actor: acting, permissions: permissionsOf(acting.roles, permissions), purpose: purposeOf(acting.roles), session: shown }
  return { ...granted(person, permissions), session: shown, ...(confinedTo ? { confinedTo } : {}) }
}

/** For whom this session acts, as long as that stands today; looked at each time, so its end counts at once. */
async function principalOf(store: Parts['store'], ctx: Ctx, sessionId: string, person: Person): Promise<Person | undefined> {
  const chosen = await actingFor(store, ctx, sessionId)
  const standing = chosen === undefined ? undefined : (await delegationsToday(store, ctx, person.id)).find((each) => each.id === chosen)
  const principal = standing && (await personById(store, ctx, standing.principalId))
  return principal && sharedRoles(principal.roles, person.roles).length > 0 ? principal : undefined
}

const granted = (person: Person, permissions: Parts['permissions']) => ({ actor: actorOf(person), permissions: permissionsOf(person.roles, permissions), purpose: purposeOf(person.roles) })
