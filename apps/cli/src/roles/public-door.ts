import { createServer, request, type IncomingMessage, type Server } from 'node:http'
import { pipeline } from 'node:stream'
import { publicPaths } from '@jingwei/server'

/** Paths of ours need no more than this; an escape or a doubled slash could be read otherwise behind the door. */
const plainPath = /^(?:\/[\w.~@-]*)+$/u

/** Whether the internet may ask for this: plain pages and files, and of the API only what its zone declares. */
export function mayPass(method: string, url: string): boolean {
  const path = url.split('?', 1)[0] ?? ''
  if (!plainPath.test(path) || path.includes('//') || path.includes('/..')) return false
  if (path !== '/api' && !path.startsWith('/api/')) return method === 'GET' || method === 'HEAD'
  return publicPaths.some((allowed) => allowed.method === method && allowed.pattern.test(path))
}

/** Passes on what may pass to the one upstream, naming the asker's address after what it said itself. */
export function publicDoor(upstream: URL): Server {
  return createServer({ requestTimeout: 60_000, headersTimeout: 15_000 }, (incoming, outgoing) => {
    if (!mayPass(incoming.method ?? '', incoming.url ?? '')) {
      outgoing.writeHead(404, { 'content-type': 'application/problem+json' }).end('{"status":404,"code":"kernel.not_found","title":"Not found"}')
      return
    }
    const onward = request({ host: upstream.hostname, port: upstream.port, path: incoming.url, method: incoming.method, headers: onwardHeaders(incoming) }, (answer) => {
      outgoing.writeHead(answer.statusCode ?? 502, answer.headers)
      pipeline(answer, outgoing, () => {})
    })
    onward.on('error', () => outgoing.headersSent ? outgoing.destroy() : outgoing.writeHead(502).end())
    outgoing.on('close', () => onward.destroy())
    incoming.pipe(onward)
  })
}

function onwardHeaders(incoming: IncomingMessage): Record<string, string | string[] | undefined> {
  const { connection: _connection, 'x-forwarded-for': said, ...headers } = incoming.headers
  const before = said === undefined ? [] : [said].flat()
  return { ...headers, 'x-forwarded-for': [...before, incoming.socket.remoteAddress ?? ''].join(', ') }
}
