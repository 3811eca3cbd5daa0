import { Client } from './client.ts'

const chosen = (account: string): string => `Kept-for-${[...account].toReversed().join('')}-1`

/** Changes a one-time password to one this bench knows, if it still is one. */
async function settle(address: string, account: string, oneTime: string | undefined): Promise<Client> {
  const client = new Client(address)
  if (oneTime !== undefined) {
    await client.signIn(account, oneTime)
    await client.demand('POST', '/api/identity/password', { current: oneTime, next: chosen(account) })
  }
  await client.signIn(account, chosen(account))
  return client
}

export type Role = 'officer' | 'leader'

/**
 * Accounts for a measurement, made as an office makes them: one administrator opens them, another grants the role.
 * In a home where this was done before, they sign in alone. Returns a function that opens a session of one of them.
 */
export async function openAccounts(address: string, oneTime: ReadonlyMap<string, string>, accounts: readonly string[], role: Role = 'officer'): Promise<(account: string) => Promise<Client>> {
  const system = await settle(address, 'system', oneTime.get('system'))
  const security = await settle(address, 'security', oneTime.get('security'))
  for (const account of accounts) {
    const { items } = await system.demand<{ items: { account: string }[] }>('GET', `/api/identity/people?q=${account}`)
    if (items.some((person) => person.account === account)) continue
    const { person, oneTimePassword } = await system.demand<{ person: { id: string }; oneTimePassword: string }>('POST', '/api/identity/people', { account, name: account, roles: [role] })
    await security.demand('PATCH', `/api/identity/people/${person.id}`, { roles: [role] })
    const client = await settle(address, account, oneTimePassword)
    client.close()
  }
  system.close()
  security.close()
  return (account) => settle(address, account, undefined)
}
