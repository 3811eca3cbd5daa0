import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { JingweiError } from '@jingwei/kernel'
import type { Command } from '../arguments.ts'
import { serverLogger } from '../self.ts'
import { publicDoor } from './public-door.ts'
import { listenError } from './serve.ts'
import { untilStopped } from './until-stopped.ts'

/**
 * The internet's door: passes on only what routes of the internet zone declare, and holds no database credential. The
 * upstream is an api role inside the government network, fixed by the operator. @throws cli.usage, cli.public_credential
 */
export async function runPublic(command: Command): Promise<void> {
  const logger = serverLogger(command, 'public')
  if (command.upstream === undefined) throw new JingweiError('cli.usage', { usage: 'jingwei start --role public --upstream http://API_HOST:PORT' })
  demandNoCredential(command.home)
  const upstream = new URL(command.upstream)
  const server = publicDoor(upstream)
  await new Promise<void>((ready, failed) => server.once('error', (error) => failed(listenError(error, command))).listen(command.port, command.host, ready))
  logger.info({ port: command.port, upstream: upstream.host }, 'the public door is open')
  await untilStopped()
  server.close()
}

const credentials = ['DATABASE_URL', 'CLICKHOUSE_URL', 'CLICKHOUSE_USER', 'CLICKHOUSE_PASSWORD', 'PGPASSWORD', 'PGPASSFILE']

/** Whoever breaks in here must find nothing: neither in the environment nor in a home within reach. @throws cli.public_credential */
function demandNoCredential(home: string): void {
  const found = [...credentials.filter((name) => (process.env[name] ?? '') !== ''), ...[join(home, 'secrets')].filter((path) => existsSync(path))]
  if (found.length > 0) throw new JingweiError('cli.public_credential', { found: found.join(', ') })
}
