import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { HttpServer } from '@jingwei/http'
import { createHttpServer } from '@jingwei/http'
import type { Clock, Ctx, Role, SettingValues } from '@jingwei/kernel'
import { serviceCtx, silentLogger } from '@jingwei/kernel'
import type { Store } from '@jingwei/store'
import { connect, migrate, startPostgres } from '@jingwei/store'
import type { FirstCredential, Identity } from '../index.ts'
import { identityModule } from '../index.ts'

export const enterpriseCode = '91330400MA28ABCD5T'

/** One office on a PostgreSQL of its own; its clock stands until it is moved. */
export type Office = {
  readonly store: Store
  readonly identity: Identity
  readonly server: HttpServer
  readonly url: string
  readonly clock: Clock & { forward(milliseconds: number): void }
  readonly ctx: Ctx
  readonly first: readonly FirstCredential[]
  close(): Promise<void>
}

export const sealingKey = Buffer.alloc(32, 7)

/** Nobody needs a second factor unless a test says so: most are about something else. */
export async function openOffice(settings: SettingValues = { 'identity.factorRoles': 'none' }, oidcSecret?: string): Promise<Office> {
  const home = await mkdtemp(join(tmpdir(), 'jingwei-identity-'))
  const postgres = await startPostgres({ home, logger: silentLogger })
  const store = connect({ url: postgres.url })
  await migrate(store, identityModule.migrations.map((migration) => ({ ...migration, module: identityModule.id })), silentLogger)
  let now = Date.parse('2026-03-02T01:00:00Z')
  const clock = { now: () => new Date(now), forward: (milliseconds: number) => void (now += milliseconds) }
  const identity = identityModule.create({ store, clock, logger: silentLogger, settings, sealingKey, permissions: identityModule.permissions, listening: () => 'http://127.0.0.1:8080', ...(oidcSecret === undefined ? {} : { oidcSecret }) })
  const server = await createHttpServer({ routes: identityModule.routes(identity), authenticate: identity.authenticate, clock, info: { title: 'Identity', version: '1.0.0' }, strictResponses: true })
  const ctx = serviceCtx('test', { clock })
  return {
    store, identity, server, clock, ctx, url: postgres.url, first: await identity.bootstrap(ctx),
    close: async () => {
      await server.close()
      await store.close()
      await postgres.stop()
      await rm(home, { recursive: true, force: true })
    },
  }
}

/** A browser: keeps its cookie and shows the token the page was given. */
export class Browser {
  cookie: string | undefined
  csrfToken = ''
  readonly office: Office
  readonly address: string

  constructor(office: Office, address = '10.0.0.1') {
    this.office = office
    this.address = address
  }

  async send(method: 'GET' | 'POST' | 'PATCH' | 'DELETE', path: string, body?: object, headers: Record<string, string> = {}) {
    const answer = await this.office.server.inject({
      method, url: path.startsWith('/') ? path : `/api/identity/${path}`, remoteAddress: this.address,
      headers: { ...(this.cookie ? { cookie: `jw_session=${this.cookie}`, 'x-csrf-token': this.csrfToken } : {}), ...headers },
      ...(body ? { payload: body } : {}),
    })
    const json = answer.headers['content-type']?.toString().includes('json') ? answer.json() : {}
    return { status: answer.statusCode, code: json.code as string | undefined, body: json, text: answer.body, cookie: answer.cookies[0]?.value }
  }

  async signIn(account: string, password: string) {
    const answer = await this.send('POST', 'sign-in', { account, password })
    return this.keep(answer)
  }

  /** Back from the single sign-on. */
  async finish(answer: string, binding: string) {
    return this.keep(await this.send('POST', 'oidc/finish', { answer, binding }))
  }

  /** The second step by a security key. */
  async showKey(answer: object) {
    return this.keep(await this.send('POST', 'sign-in/key', answer))
  }

  /** The second step of signing in. */
  async show(code: string) {
    return this.keep(await this.send('POST', 'sign-in/factor', { code }))
  }

  private keep<Answer extends { status: number; cookie: string | undefined; body: { me?: { csrfToken: string }; secondStep?: { csrfToken: string } } }>(answer: Answer): Answer {
    const { me, secondStep } = answer.body
    if (answer.status === 200) {
      this.cookie = answer.cookie
      this.csrfToken = (me ?? secondStep)?.csrfToken ?? ''
    }
    return answer
  }

  /** Signs in with a one-time password and changes it. */
  async begin(account: string, oneTimePassword: string, password = 'Spring-2026-ok'): Promise<this> {
    await this.signIn(account, oneTimePassword)
    await this.send('POST', 'password', { current: oneTimePassword, next: password })
    return this
  }
}

export const firstOf = (office: Office, role: Role): FirstCredential => {
  const found = office.first.find((credential) => credential.role === role)
  if (!found) throw new Error(`no first ${role}`)
  return found
}

/** A browser in which an administrator has begun. */
export const administrator = async (office: Office, role: 'system' | 'security' | 'audit'): Promise<Browser> => {
  const { account, oneTimePassword } = firstOf(office, role)
  return new Browser(office).begin(account, oneTimePassword)
}

