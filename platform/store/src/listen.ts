import { setTimeout as wait } from 'node:timers/promises'
import pg from 'pg'
import type { Logger } from '@jingwei/kernel'
import { messageOf } from './errors.ts'

/** `ready` resolves once the first connection listens. */
export type Listening = { readonly ready: Promise<void>; close(): Promise<void> }

type ListenOptions = { url: string; channel: string; handler: (payload: string | undefined) => void; logger: Logger }

/** Listens on a connection of its own and comes back after the server was away. */
export function listen({ url, channel, handler, logger }: ListenOptions): Listening {
  const closing = new AbortController()
  let becomeReady: () => void = () => {}
  const ready = new Promise<void>((resolve) => (becomeReady = resolve))

  const once = async (): Promise<void> => {
    const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 10_000, application_name: `listen ${channel}`, keepAlive: true })
    const over = new Promise<void>((resolve) => {
      client.on('end', resolve)
      client.on('error', () => resolve())
      closing.signal.addEventListener('abort', () => resolve(), { once: true })
    })
    client.on('notification', (message) => handler(message.payload))
    try {
      await client.connect()
      await client.query(`listen ${pg.escapeIdentifier(channel)}`)
      becomeReady()
      handler(undefined)
      await over
    } finally {
      await client.end().catch(() => {})
    }
  }
  const running = (async () => {
    for (let pause = 100; !closing.signal.aborted; pause = Math.min(pause * 2, 5_000)) {
      await once().then(() => (pause = 100), (error: unknown) => logger.warn({ channel, reason: messageOf(error) }, 'cannot listen; trying again'))
      if (!closing.signal.aborted) await wait(pause, undefined, { signal: closing.signal }).catch(() => {})
    }
  })()
  return {
    ready,
    close() {
      closing.abort()
      becomeReady()
      return running
    },
  }
}
