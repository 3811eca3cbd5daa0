import { setTimeout as pause } from 'node:timers/promises'

/** What was asked and answered while faults went on. */
export type Tally = { asked: number; answered: number; refused: number; silent: number; readonly wrong: string[] }

/** Sign-ins that were acknowledged: their sessions must be there afterwards. */
export type Load = { readonly reads: Tally; readonly signIns: Tally; readonly cookies: readonly string[]; stop(): Promise<void> }

const tally = (): Tally => ({ asked: 0, answered: 0, refused: 0, silent: 0, wrong: [] })

/** Answers a person understands while something is broken: come again, not now, too many. Anything else is wrong. */
const honest = new Set([429, 502, 503, 504, 507])

async function ask(into: Tally, url: string, init: RequestInit): Promise<Response | undefined> {
  into.asked++
  try {
    const response = await fetch(url, { ...init, signal: AbortSignal.timeout(20_000) })
    if (response.ok) into.answered++
    else if (honest.has(response.status)) into.refused++
    else into.wrong.push(`${init.method ?? 'GET'} ${new URL(url).pathname}: ${response.status} ${(await response.clone().text()).slice(0, 200)}`)
    return response
  } catch {
    into.silent++
    return undefined
  }
}

/** List reads by token and sign-ins by password, until stopped. `base` may move when the server is started again. */
export function startLoad(base: () => string, token: string, password: string): Load {
  const [reads, signIns, cookies] = [tally(), tally(), [] as string[]]
  let going = true
  const loop = async (everyMs: number, work: () => Promise<unknown>): Promise<void> => {
    while (going) {
      await work().catch(() => {})
      await pause(everyMs)
    }
  }
  const pages = ['/api/hub/enterprises?pageSize=20', '/api/hub/batches?pageSize=20', '/api/hub/enterprises?q=%E6%9C%89%E9%99%90']
  let turn = 0
  const loops = [
    loop(400, () => ask(reads, `${base()}${pages[turn++ % pages.length]}`, { headers: { authorization: `Bearer ${token}` } })),
    loop(4_000, async () => {
      const response = await ask(signIns, `${base()}/api/identity/sign-in`, { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify({ account: 'system', password }) })
      const cookie = response?.ok === true ? response.headers.getSetCookie()[0]?.split(';')[0] : undefined
      if (cookie !== undefined) cookies.push(cookie)
    }),
  ]
  return {
    reads, signIns, cookies,
    async stop() {
      going = false
      await Promise.all(loops)
    },
  }
}

/** Acknowledged sign-ins whose session is not there any more. A session may have been ended by a newer one when the county says so. */
export async function lostSessions(base: string, cookies: readonly string[]): Promise<number> {
  let lost = 0
  for (const cookie of cookies) {
    const { status } = await fetch(`${base}/api/identity/me`, { headers: { cookie } })
    if (status === 401) lost++
    if (status === 429) await pause(1_000)
  }
  return lost
}
