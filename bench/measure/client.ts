import { Agent, request } from 'node:http'

export type Answer = { readonly status: number; readonly text: string; readonly ms: number; readonly cookie: string | undefined }

/** One person at one browser: keeps a connection, a session and its token. */
export class Client {
  private readonly agent = new Agent({ keepAlive: true, maxSockets: 2 })
  private readonly address: string
  private cookie = ''
  private csrf = ''

  constructor(address: string) {
    this.address = address
  }

  /** Asks and measures until the last byte of the answer; accepts gzip as browsers do. */
  ask(method: string, path: string, body?: object): Promise<Answer> {
    const born = performance.now()
    const text = body === undefined ? undefined : JSON.stringify(body)
    return new Promise((resolve, reject) => {
      const asked = request(new URL(path, this.address), {
        method, agent: this.agent,
        headers: { accept: 'application/json', ...(this.cookie === '' ? {} : { cookie: this.cookie }), ...(this.csrf === '' ? {} : { 'x-csrf-token': this.csrf }), ...(text === undefined ? {} : { 'content-type': 'application/json', 'content-length': Buffer.byteLength(text) }) },
      }, (answer) => {
        const parts: Buffer[] = []
        answer.on('data', (part: Buffer) => parts.push(part)).on('error', reject).on('end', () => resolve({
          status: answer.statusCode ?? 0, text: Buffer.concat(parts).toString('utf8'), ms: performance.now() - born, cookie: answer.headers['set-cookie']?.[0]?.split(';')[0],
        }))
      })
      asked.on('error', reject).end(text)
    })
  }

  /** The same where anything but success ends the measurement; gives the parsed answer. */
  async demand<T>(method: string, path: string, body?: object): Promise<T> {
    const answer = await this.ask(method, path, body)
    if (answer.status >= 300) throw new Error(`${method} ${path} answered ${answer.status}: ${answer.text.slice(0, 300)}`)
    if (answer.cookie !== undefined) this.cookie = answer.cookie
    return (answer.text === '' ? undefined : JSON.parse(answer.text)) as T
  }

  async signIn(account: string, password: string): Promise<void> {
    const { me } = await this.demand<{ me: { csrfToken: string } }>('POST', '/api/identity/sign-in', { account, password })
    this.csrf = me.csrfToken
  }

  close(): void {
    this.agent.destroy()
  }
}
