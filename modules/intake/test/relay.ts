import { connect, createServer, type NetConnectOpts, type Socket } from 'node:net'

/** A TCP port that leads to a real server, and can be cut in the middle of an answer. */
export type Relay = {
  readonly port: number
  /** How many conversations were begun. */
  readonly opened: () => number
  /** The next conversation ends without a word after so many bytes of answer. */
  cutNextAfter(bytes: number): void
  /** The next conversation stands still after so many bytes of answer; resolves when it does. */
  stallNextAfter(bytes: number): Promise<void>
  close(): Promise<void>
}

export async function openRelay(to: NetConnectOpts): Promise<Relay> {
  const state: { cut: number | undefined; opened: number; stall?: { readonly bytes: number; reached(): void } } = { cut: undefined, opened: 0 }
  const sockets = new Set<Socket>()
  const server = createServer((near) => {
    state.opened += 1
    const limit = state.cut
    state.cut = undefined
    const { stall } = state
    delete state.stall
    let answered = 0
    const far = connect(to)
    for (const socket of [near, far]) {
      sockets.add(socket)
      socket.on('error', () => {}).on('close', () => { sockets.delete(socket); near.destroy(); far.destroy() })
    }
    near.pipe(far)
    far.on('data', (part: Buffer) => {
      answered += part.length
      if (limit !== undefined && answered > limit) return void near.destroy()
      if (stall !== undefined && answered > stall.bytes) {
        far.pause()
        return void stall.reached()
      }
      if (!near.write(part)) {
        far.pause()
        near.once('drain', () => far.resume())
      }
    })
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const address = server.address()
  return {
    port: typeof address === 'object' && address !== null ? address.port : 0,
    opened: () => state.opened,
    cutNextAfter: (bytes) => void (state.cut = bytes),
    stallNextAfter: (bytes) => new Promise((resolve) => void (state.stall = { bytes, reached: resolve })),
    close: () => new Promise((resolve) => {
      for (const socket of sockets) socket.destroy()
      server.close(() => resolve())
    }),
  }
}
