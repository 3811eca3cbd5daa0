import type { Ctx, Role } from '@jingwei/kernel'
import type { NewOrganisation } from '../domain/organisation.ts'
import { checkedOrganisation } from '../domain/organisation.ts'
import { checkedAccount } from '../domain/person.ts'
import { demandRolesFit } from '../domain/role-rules.ts'
import { record } from '../store/audit.ts'
import { insertOrganisation, organisationByCode, organisationByName } from '../store/organisations.ts'
import { insertPerson, personByAccount, replaceRoles } from '../store/people.ts'
import { giveOneTimePassword } from './passwords.ts'
import type { Parts } from './platform.ts'

/** To be printed once and kept nowhere. */
export type FirstCredential = { readonly account: string; readonly oneTimePassword: string; readonly role: Role }

const administrators: readonly { readonly role: Role; readonly name: string }[] = [
  { role: 'system', name: '系统管理员' },
  { role: 'security', name: '安全管理员' },
  { role: 'audit', name: '审计管理员' },
]

/**
 * Makes the three administrators the first time ever and returns their one-time passwords; an empty list afterwards,
 * also for the second of two processes that start at once.
 */
export async function bootstrap(parts: Parts, ctx: Ctx): Promise<readonly FirstCredential[]> {
  const { store } = parts
  return store.tx(ctx, async (inside) => {
    const first = await store.query('insert into identity.bootstrap (at) values ($1) on conflict do nothing returning 1', [ctx.clock.now()], inside)
    if (first.length === 0) return []
    const made: FirstCredential[] = []
    for (const { role, name } of administrators) {
      const id = await insertPerson(store, inside, { account: role, name, requestedRoles: [] })
      await replaceRoles(store, inside, id, [role])
      made.push({ account: role, role, oneTimePassword: await giveOneTimePassword(parts, inside, id, true) })
      await record(store, inside, 'identity.person.created', role, { roles: [role], bootstrap: true })
    }
    return made
  })
}

export type SampleAccount = { readonly account: string; readonly name: string; readonly role: Role; readonly organisation?: NewOrganisation }

/** Accounts of the fictional county, with organisations as needed; returns the credentials of those made now. */
export async function ensureSampleAccounts(parts: Parts, ctx: Ctx, sample: readonly SampleAccount[]): Promise<readonly FirstCredential[]> {
  const { store } = parts
  return store.tx(ctx, async (inside) => {
    await store.query(`select pg_advisory_xact_lock(hashtext('identity.sample'))`, [], inside)
    const made: FirstCredential[] = []
    for (const { role, name, ...entry } of sample) {
      const account = checkedAccount(entry.account)
      if (await personByAccount(store, inside, account)) continue
      const organisation = entry.organisation && (await ensureOrganisation(parts, inside, entry.organisation))
      demandRolesFit([role], organisation)
      const id = await insertPerson(store, inside, { account, name, requestedRoles: [], ...(organisation ? { organisationId: organisation.id } : {}) })
      await replaceRoles(store, inside, id, [role])
      made.push({ account, role, oneTimePassword: await giveOneTimePassword(parts, inside, id, true) })
      await record(store, inside, 'identity.person.created', account, { roles: [role], sample: true })
    }
    return made
  })
}

async function ensureOrganisation({ store }: Parts, ctx: Ctx, wanted: NewOrganisation) {
  const checked = checkedOrganisation(wanted)
  const found = checked.creditCode ? await organisationByCode(store, ctx, checked.creditCode) : await organisationByName(store, ctx, checked.name, checked.kind)
  return found ?? insertOrganisation(store, ctx, checked)
}
