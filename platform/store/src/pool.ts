import pg from 'pg'
import type { Logger } from '@jingwei/kernel'
import { valueTypes } from './values.ts'

export type PoolOptions = { readonly url: string; readonly size: number; readonly applicationName: string; readonly logger: Logger }

/**
 * A pool that survives its server: a broken connection is dropped with a log line, never an uncaught error, and the
 * next query makes a new one. Time zone and search path are fixed for every session.
 */
export function openPool({ url, size, applicationName, logger }: PoolOptions): pg.Pool {
  const pool = new pg.Pool({
    connectionString: url,
    max: size,
    application_name: applicationName,
    connectionTimeoutMillis: 10_000,
    idleTimeoutMillis: 30_000,
    allowExitOnIdle: true,
    types: valueTypes,
    options: '-c TimeZone=Asia/Shanghai -c search_path=public -c client_encoding=UTF8 -c DateStyle=ISO',
  })
  const onError = (error: Error): void => logger.warn({ applicationName, reason: error.message }, 'a database connection broke')
  pool.on('error', onError)
  // While a client is in use the pool does not listen to it, and an unheard error would end the process.
  pool.on('connect', (client) => client.on('error', onError))
  return pool
}
