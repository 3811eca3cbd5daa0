import { spawn } from 'node:child_process'
import { createInterface } from 'node:readline'
import { launcher } from './jingwei.ts'

export type Server = {
  readonly address: string
  /** One-time passwords by account, shown at the first start alone. */
  readonly passwords: ReadonlyMap<string, string>
  /** Milliseconds from the command to the line that names the address. */
  readonly ms: number
  stop(): Promise<void>
}

/** Starts the product and waits until it says where it listens. */
export async function startServer(home: string, port: number, command: readonly string[] = [launcher, 'start']): Promise<Server> {
  const born = performance.now()
  const child = spawn(process.execPath, [...command, '--home', home, '--port', String(port)], { stdio: ['ignore', 'pipe', 'inherit'] })
  const passwords = new Map<string, string>()
  const ended = new Promise<void>((resolve) => child.once('close', () => resolve()))
  process.once('exit', () => child.kill('SIGTERM'))
  const address = await new Promise<string>((resolve, reject) => {
    createInterface({ input: child.stdout }).on('line', (line) => {
      const credential = /^ {2}(\S+)\s+(\S+)$/u.exec(line)
      if (credential) passwords.set(credential[1] ?? '', credential[2] ?? '')
      const found = /经纬 Jingwei\s+(http:\S+)/u.exec(line)?.[1]
      if (found !== undefined) resolve(found)
    })
    void ended.then(() => reject(new Error('the server ended before it listened')))
  })
  return {
    address, passwords, ms: performance.now() - born,
    async stop() {
      child.kill('SIGTERM')
      await ended
    },
  }
}
