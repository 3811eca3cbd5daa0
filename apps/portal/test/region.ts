import { spawn, type ChildProcess } from 'node:child_process'
import { existsSync } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import { createServer, type AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

/** Tests and suites run in the root of the repository. */
const root = process.cwd()
const PASSWORD = 'Long-pass-1234!'

/** A running region with its fictional county, and a way to sign in as each of its people. */
export type RunningRegion = { readonly url: string; readonly accounts: readonly string[]; readonly password: string; readonly end: () => Promise<void> }

/**
 * Starts the product as a newcomer would, on an empty folder, and waits until the sample county is imported. The
 * one-time passwords are read from what it prints, and changed, as people must.
 * @throws Error with what the server said when it does not come up.
 */
export async function startRegion(): Promise<RunningRegion> {
  if (!existsSync(join(root, 'apps/portal/dist/index.html'))) await (await import('vite')).build({ root: join(root, 'apps/portal'), logLevel: 'error' })
  const home = await mkdtemp(join(tmpdir(), 'jingwei-portal-'))
  const port = await freePort()
  const server = spawn(process.execPath, [join(root, 'apps/cli/bin/jingwei.js'), 'start', '--home', home, '--port', String(port)], { stdio: ['ignore', 'pipe', 'pipe'] })
  const said = collect(server)
  const url = `http://127.0.0.1:${port}/`
  const end = async () => {
    await stop(server)
    await rm(home, { recursive: true, force: true })
  }
  try {
    await until(() => said().includes(url.slice(0, -1)), 240_000, () => `the server did not come up:\n${said()}`)
    const issued = [...said().matchAll(/^\s+(\w+)\s+(\w{4}(?:-\w{4}){3})$/gm)].map(([, account = '', once = '']) => ({ account, once }))
    for (const { account, once } of issued) await choosePassword(url, account, once)
    await until(() => imported(url), 300_000, () => `the sample county was not imported:\n${said().slice(-2000)}`)
    return { url, accounts: issued.map((one) => one.account), password: PASSWORD, end }
  } catch (thrown) {
    await end()
    throw thrown
  }
}

async function signIn(url: string, account: string, password: string) {
  const response = await fetch(`${url}api/identity/sign-in`, { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify({ account, password }) })
  if (!response.ok) throw new Error(`${account} could not sign in: ${response.status} ${await response.text()}`)
  const { me } = (await response.json()) as { me: { csrfToken: string } }
  return { cookie: response.headers.getSetCookie().map((one) => one.split(';')[0]).join('; '), csrf: me.csrfToken }
}

async function choosePassword(url: string, account: string, once: string): Promise<void> {
  const { cookie, csrf } = await signIn(url, account, once)
  const response = await fetch(`${url}api/identity/password`, { method: 'POST', headers: { 'content-type': 'application/json', cookie, 'x-csrf-token': csrf }, body: JSON.stringify({ current: once, next: PASSWORD }) })
  if (!response.ok) throw new Error(`${account} could not change the password: ${response.status} ${await response.text()}`)
}

let watcher: { cookie: string } | undefined
async function imported(url: string): Promise<boolean> {
  watcher ??= await signIn(url, 'officer', PASSWORD)
  const response = await fetch(`${url}api/hub/imports`, { headers: { cookie: watcher.cookie } })
  const { items } = (await response.json()) as { items: readonly { state: string }[] }
  return items.length > 0 && items.every((item) => item.state === 'done')
}

async function until(ready: () => boolean | Promise<boolean>, patience: number, why: () => string): Promise<void> {
  const end = Date.now() + patience
  while (!(await ready())) {
    if (Date.now() > end) throw new Error(why())
    await new Promise((resolve) => setTimeout(resolve, 500))
  }
}

function collect(server: ChildProcess): () => string {
  let text = ''
  for (const stream of [server.stdout, server.stderr]) stream?.on('data', (chunk: Buffer) => (text += chunk.toString()))
  return () => text
}

const stop = (server: ChildProcess): Promise<void> =>
  new Promise((resolve) => {
    if (server.exitCode !== null) return resolve()
    server.once('exit', () => resolve())
    server.kill('SIGTERM')
    return undefined
  })

const freePort = (): Promise<number> =>
  new Promise((resolve, reject) => {
    const probe = createServer()
    probe.on('error', reject)
    probe.listen(0, '127.0.0.1', () => {
      const { port } = probe.address() as AddressInfo
      probe.close(() => resolve(port))
    })
  })
