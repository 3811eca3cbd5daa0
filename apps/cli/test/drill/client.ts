import { readFile } from 'node:fs/promises'
import { basename } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'

type Session = { readonly cookie: string; readonly csrf: string }

/** One call of the API as a browser would make it. Throws what the server answered when it is not 2xx. */
async function call<Answer>(base: string, method: string, path: string, body: unknown, session?: Session): Promise<{ answer: Answer; cookie: string }> {
  const response = await fetch(`${base}${path}`, {
    method,
    headers: { 'content-type': 'application/json', ...(session ? { cookie: session.cookie, 'x-csrf-token': session.csrf } : {}) },
    body: JSON.stringify(body),
  })
  const text = await response.text()
  if (!response.ok) throw new Error(`${method} ${path}: ${response.status} ${text}`)
  return { answer: (text === '' ? undefined : JSON.parse(text)) as Answer, cookie: (response.headers.getSetCookie()[0] ?? '').split(';')[0] ?? '' }
}

/** What a one-time password is changed to. */
export const keptPassword = (oneTime: string): string => `${oneTime}-kept-2026`

/** Signs in with a one-time password and changes it, as everybody must. */
async function enter(base: string, account: string, oneTime: string): Promise<Session> {
  const { answer, cookie } = await call<{ me: { csrfToken: string } }>(base, 'POST', '/api/identity/sign-in', { account, password: oneTime })
  const session = { cookie, csrf: answer.me.csrfToken }
  await call(base, 'POST', '/api/identity/password', { current: oneTime, next: keptPassword(oneTime) }, session)
  return session
}

const scopes = ['hub.import.run', 'hub.batch.read', 'hub.enterprise.list']

/**
 * From the one-time passwords of the administrators to an officer's API token, each step by whose duty it is: the system
 * administrator makes the account, the security administrator grants the role, the officer makes the token.
 */
export async function officerToken(base: string, oneTimeOf: (account: string) => string): Promise<string> {
  const system = await enter(base, 'system', oneTimeOf('system'))
  const { answer: made } = await call<{ person: { id: string }; oneTimePassword: string }>(base, 'POST', '/api/identity/people', { account: 'keeper', name: '数据专员', roles: ['officer'] }, system)
  const security = await enter(base, 'security', oneTimeOf('security'))
  await call(base, 'PATCH', `/api/identity/people/${made.person.id}`, { roles: ['officer'] }, security)
  const officer = await enter(base, 'keeper', made.oneTimePassword)
  const expiresAt = new Date(Date.now() + 86_400_000).toISOString()
  return (await call<{ token: string }>(base, 'POST', '/api/identity/tokens', { name: 'drill', scopes, expiresAt }, officer)).answer.token
}

export type Imported = { readonly state: string; readonly stage: string; readonly counts: Readonly<Record<string, number>> }

/** Delivers files; the id in the answer is the acknowledgement. Undefined when there was none. */
export async function deliver(base: string, token: string, paths: readonly string[]): Promise<string | undefined> {
  const form = new FormData()
  for (const path of paths) form.append('file', new Blob([await readFile(path)]), basename(path))
  try {
    const response = await fetch(`${base}/api/hub/imports`, { method: 'POST', headers: { authorization: `Bearer ${token}` }, body: form })
    if (!response.ok) return undefined
    return ((await response.json()) as { importId: string }).importId
  } catch {
    return undefined
  }
}

/** What an import has come to; undefined while the server cannot say. */
export async function look(base: string, token: string, importId: string): Promise<Imported | undefined> {
  const response = await fetch(`${base}/api/hub/imports/${importId}`, { headers: { authorization: `Bearer ${token}` } }).catch(() => undefined)
  if (response === undefined || response.status >= 500) return undefined
  if (!response.ok) throw new Error(`import ${importId}: ${response.status} ${await response.text()}`)
  return (await response.json()) as Imported
}

/** Waits until an import has ended, through outages. @throws when it takes longer than `patienceMs` */
export async function settled(base: string, token: string, importId: string, patienceMs = 300_000): Promise<Imported> {
  let last: Imported | undefined
  for (const end = Date.now() + patienceMs; Date.now() < end; await pause(100)) {
    const found = await look(base, token, importId).catch((error: unknown) => {
      if (error instanceof Error && error.message.includes(': 429 ')) return undefined
      throw error
    })
    last = found ?? last
    if (found && found.state !== 'queued' && found.state !== 'running') return found
  }
  throw new Error(`import ${importId} has not ended: ${JSON.stringify(last)}`)
}
