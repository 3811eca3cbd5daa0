import { createServer, type IncomingHttpHeaders } from 'node:http'
import type { AddressInfo } from 'node:net'

export type Asked = { readonly method: string; readonly path: string; readonly query: URLSearchParams; readonly headers: IncomingHttpHeaders; readonly body: string }
export type Said = { readonly status?: number; readonly headers?: Record<string, string>; readonly body?: unknown }

/** A real HTTP server that answers as the test says and remembers what it was asked. */
export type Peer = { readonly port: number; readonly asked: Asked[]; answer: (asked: Asked) => Said | undefined; close(): Promise<void> }

/** An answer of undefined is none: the connection stays open and silent. */
export async function openPeer(): Promise<Peer> {
  const asked: Asked[] = []
  const server = createServer((request, response) => {
    const parts: Buffer[] = []
    request.on('data', (part: Buffer) => parts.push(part))
    request.on('end', () => {
      const url = new URL(request.url ?? '/', 'http://localhost')
      const one = { method: request.method ?? '', path: url.pathname, query: url.searchParams, headers: request.headers, body: Buffer.concat(parts).toString() }
      asked.push(one)
      const said = peer.answer(one)
      if (said === undefined) return
      response.writeHead(said.status ?? 200, said.headers)
      response.end(typeof said.body === 'string' ? said.body : JSON.stringify(said.body ?? {}))
    })
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const peer: Peer = {
    port: (server.address() as AddressInfo).port, asked, answer: () => ({}),
    close: () => new Promise((resolve) => {
      server.closeAllConnections()
      server.close(() => resolve())
    }),
  }
  return peer
}
