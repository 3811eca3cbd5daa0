import { JingweiError, releaseMemorySoon, type Logger } from '@jingwei/kernel'
import { startApi, type Region } from '@jingwei/server'
import type { Command } from '../arguments.ts'
import { portalFolder } from '../self.ts'

/** Listens with the portal and the API. @throws cli.port_taken, cli.port_refused */
export async function serve(region: Region, command: Command, logger: Logger): Promise<{ readonly address: string; close(): Promise<void> }> {
  const server = await startApi(region, { logger, staticDir: portalFolder() })
  try {
    const address = await server.listen(command)
    region.listensOn(address)
    releaseMemorySoon()
    return { address, close: () => server.close() }
  } catch (error) {
    await server.close()
    throw listenError(error, command)
  }
}

/** Says what to do about an address that cannot be had. */
export function listenError(error: unknown, { host, port }: Command): unknown {
  const code = error instanceof Error && 'code' in error ? error.code : undefined
  if (code === 'EADDRINUSE') return new JingweiError('cli.port_taken', { host, port }, { cause: error })
  if (code === 'EACCES' || code === 'EADDRNOTAVAIL') return new JingweiError('cli.port_refused', { host, port, reason: String(code) }, { cause: error })
  return error
}
