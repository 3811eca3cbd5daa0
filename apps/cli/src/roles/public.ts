import { createServer, request } from 'node:http'
import { JingweiError } from '@jingwei/kernel'
import { publicPaths } from '@jingwei/server'
import type { Command } from '../arguments.ts'
import { serverLogger } from '../self.ts'
import { listenError } from './serve.ts'
import { untilStopped } from './until-stopped.ts'

/**
 * The internet's door: passes on only what routes of the internet zone declare, and holds no database credential. The
 * upstream is an api role inside the government network, fixed by the operator. @throws cli.usage
 */
export async function runPublic(command: Command): Promise<void> {
  const logger = serverLogger(command, 'public')
  if (command.upstream === undefined) throw new JingweiError('cli.usage', { usage: 'jingwei start --role public --upstream http://API_HOST:PORT' })
  const upstream = new URL(command.upstream)
  const server = createServer({ requestTimeout: 60_000, headersTimeout: 15_000 }, (incoming, outgoing) => {
    const path = new URL(incoming.url ?? '/', 'http://public').pathname
    if (path.startsWith('/api/') && !publicPaths.some((allowed) => allowed.method === incoming.method && allowed.pattern.test(path))) {
      outgoing.writeHead(404, { 'content-type': 'application/problem+json' }).end('{"status":404,"code":"kernel.not_found","title":"Not found"}')
      return
    }
    const { host: _host, connection: _connection, ...headers } = incoming.headers
    const onward = request({ host: upstream.hostname, port: upstream.port, path: incoming.url, method: incoming.method, headers: { ...headers, host: incoming.headers.host ?? '' } }, (answer) => {
      outgoing.writeHead(answer.statusCode ?? 502, answer.headers)
      answer.pipe(outgoing)
    })
    onward.on('error', () => outgoing.headersSent ? outgoing.destroy() : outgoing.writeHead(502).end())
    incoming.pipe(onward)
  })
  await new Promise<void>((ready, failed) => server.once('error', (error) => failed(listenError(error, command))).listen(command.port, command.host, ready))
  logger.info({ port: command.port, upstream: upstream.host }, 'the public door is open')
  await untilStopped()
  server.close()
}
