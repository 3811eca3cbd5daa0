import { connect, createServer, type AddressInfo, type Socket } from 'node:net'
import { setTimeout as pause } from 'node:timers/promises'

/** A TCP port in front of a PostgreSQL that listens on a socket alone. */
export type Proxy = { readonly port: number; /** Cuts every connection and refuses new ones for a while; how many there were. */ cut(ms: number): Promise<number>; close(): Promise<void> }

export async function proxyTo(socketFile: string): Promise<Proxy> {
  const open = new Set<Socket>()
  let refusing = false
  const server = createServer((near) => {
    if (refusing) return near.destroy()
    const far = connect(socketFile)
    for (const [one, other] of [[near, far], [far, near]] as const) {
      open.add(one)
      one.on('error', () => other.destroy())
      one.on('close', () => { open.delete(one); other.destroy() })
      one.pipe(other)
    }
  })
  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready))
  const sever = (): number => {
    const count = open.size / 2
    // A reset is what a firewall or a dead machine's successor sends; a local socket knows none.
    for (const socket of open) void (socket.remoteAddress === undefined ? socket.destroy() : socket.resetAndDestroy())
    return count
  }
  return {
    port: (server.address() as AddressInfo).port,
    async cut(ms) {
      refusing = true
      const count = sever()
      await pause(ms)
      refusing = false
      return count
    },
    close: () => new Promise((closed) => {
      sever()
      server.close(() => closed())
    }),
  }
}
