import { CompiledQuery, Kysely, type Transaction } from 'kysely'
import type pg from 'pg'
import { setTimeout as wait } from 'node:timers/promises'
import { silentLogger, type Ctx, type Logger } from '@jingwei/kernel'
import { batches } from './batches.ts'
import { copyRows, type CopyRow } from './copy-in.ts'
import { poolDialect, withClient } from './driver.ts'
import { isUnavailable } from './errors.ts'
import { listen, type Listening } from './listen.ts'
import { openPool } from './pool.ts'

/** What a caller may run SQL on: the pool's Kysely or a transaction's. */
export type Executor = Kysely<unknown>

/** A ctx inside `store.tx`: it carries the transaction. */
export type TxCtx = Ctx & { readonly transaction: object }

/** The record store: PostgreSQL through Kysely. */
export type Store = {
  /** Kysely over the pool, without tables; prefer `on(ctx)`. */
  readonly db: Kysely<unknown>
  readonly url: string
  readonly logger: Logger
  /** Kysely typed for a module's tables: the ctx's transaction when it has one, else the pool. */
  on<Tables>(ctx: Ctx): Kysely<Tables>
  /**
   * Runs `work` in a transaction and hands it a ctx that carries it; commits when it resolves, rolls back when it
   * throws. Inside another `tx` it joins that one.
   */
  tx<T>(ctx: Ctx, work: (ctx: TxCtx) => Promise<T>): Promise<T>
  /** COPY rows (arrays in the order of `columns`) into `schema.table`; returns their number. With a ctx in a transaction it is part of it. */
  copyIn(table: string, columns: readonly string[], rows: AsyncIterable<CopyRow> | Iterable<CopyRow>, ctx?: Ctx): Promise<number>
  /** Streams rows in batches from a server-side portal; the connection returns to the pool when the loop ends. */
  cursor<Row>(sql: string, parameters?: readonly unknown[], batchSize?: number, ctx?: Ctx): AsyncGenerator<Row[]>
  /** NOTIFY messages of a channel; after each (re)connection the handler is called once with undefined: look again. */
  listen(channel: string, handler: (payload: string | undefined) => void): Listening
  /** One parameterised statement. */
  query<Row>(sql: string, parameters?: readonly unknown[], ctx?: Ctx): Promise<Row[]>
  /** Waits until the server answers. @throws store.unavailable after `timeoutMs` (default 60,000) */
  whenAvailable(timeoutMs?: number): Promise<void>
  close(): Promise<void>
}

export type ConnectOptions = {
  readonly url: string
  /** Connections at most; default 10. */
  readonly poolSize?: number
  readonly applicationName?: string
  readonly logger?: Logger
}

/** Opens a store. No connection is made before the first query. Errors: store.unavailable while the server is away. */
export function connect({ url, poolSize = 10, applicationName = 'jingwei', logger = silentLogger }: ConnectOptions): Store {
  const pool: pg.Pool = openPool({ url, size: poolSize, applicationName, logger })
  const db = new Kysely<unknown>({ dialect: poolDialect(pool) })
  const executor = (ctx?: Ctx): Kysely<unknown> => (ctx?.transaction instanceof Kysely ? (ctx.transaction as Kysely<unknown>) : db)

  const query = async <Row>(sql: string, parameters: readonly unknown[] = [], ctx?: Ctx): Promise<Row[]> =>
    (await executor(ctx).executeQuery<Row>(CompiledQuery.raw(sql, [...parameters]))).rows

  return {
    db,
    url,
    logger,
    on: <Tables>(ctx: Ctx) => executor(ctx) as Kysely<Tables>,
    async tx(ctx, work) {
      if (ctx.transaction instanceof Kysely) return work(ctx as TxCtx)
      return db.transaction().execute((transaction: Transaction<unknown>) => work({ ...ctx, transaction }))
    },
    copyIn: (table, columns, rows, ctx) => withClient(executor(ctx), (client) => copyRows(client, table, columns, rows)),
    cursor: <Row>(sql: string, parameters: readonly unknown[] = [], batchSize = 1000, ctx?: Ctx) => batches<Row>(executor(ctx), sql, parameters, batchSize),
    listen: (channel, handler) => listen({ url, channel, handler, logger }),
    query,
    async whenAvailable(timeoutMs = 60_000) {
      for (const end = Date.now() + timeoutMs; ; await wait(100)) {
        try {
          await query('select 1')
          return
        } catch (error) {
          if (!isUnavailable(error) || Date.now() > end) throw error
        }
      }
    },
    close: () => db.destroy(),
  }
}
