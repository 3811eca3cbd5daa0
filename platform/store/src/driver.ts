import { CompiledQuery, createQueryId, PostgresAdapter, PostgresIntrospector, PostgresQueryCompiler, RawNode, IdentifierNode,
  type DatabaseConnection, type Dialect, type Driver, type Kysely, type QueryCompiler, type QueryResult, type RootOperationNode, type TransactionSettings } from 'kysely'
import type pg from 'pg'
import Cursor from 'pg-cursor'
import { asStoreError } from './errors.ts'

/**
 * Kysely on a pg pool. Unlike the built-in dialect the connection shows its pg client (COPY and cursors need it
 * inside a transaction) and a lost server comes out as `store.unavailable`.
 */
class Connection implements DatabaseConnection {
  readonly client: pg.PoolClient
  broken: Error | undefined

  constructor(client: pg.PoolClient) {
    this.client = client
  }

  async executeQuery<R>(query: CompiledQuery): Promise<QueryResult<R>> {
    try {
      const { command, rowCount, rows } = await this.client.query(query.sql, [...query.parameters])
      const counted = ['INSERT', 'UPDATE', 'DELETE', 'MERGE'].includes(command)
      return { rows: (rows ?? []) as R[], ...(counted ? { numAffectedRows: BigInt(rowCount ?? 0) } : {}) }
    } catch (error) {
      throw this.translated(error)
    }
  }

  async *streamQuery<R>(query: CompiledQuery, chunkSize: number): AsyncIterableIterator<QueryResult<R>> {
    const cursor = this.client.query(new Cursor<R>(query.sql, [...query.parameters]))
    try {
      for (;;) {
        const rows = await cursor.read(chunkSize)
        if (rows.length === 0) return
        yield { rows }
      }
    } catch (error) {
      throw this.translated(error)
    } finally {
      await cursor.close().catch(() => {})
    }
  }

  private translated(error: unknown): unknown {
    const translated = asStoreError(error)
    if (translated !== error && error instanceof Error) this.broken = error
    return translated
  }
}

class PoolDriver implements Driver {
  readonly pool: pg.Pool

  constructor(pool: pg.Pool) {
    this.pool = pool
  }

  async init(): Promise<void> {}

  async acquireConnection(): Promise<Connection> {
    try {
      return new Connection(await this.pool.connect())
    } catch (error) {
      throw asStoreError(error)
    }
  }

  async beginTransaction(connection: Connection, settings: TransactionSettings): Promise<void> {
    const level = settings.isolationLevel ? ` isolation level ${settings.isolationLevel}` : ''
    const mode = settings.accessMode ? ` ${settings.accessMode}` : ''
    await connection.executeQuery(CompiledQuery.raw(`start transaction${level}${mode}`))
  }

  async commitTransaction(connection: Connection): Promise<void> {
    await connection.executeQuery(CompiledQuery.raw('commit'))
  }

  async rollbackTransaction(connection: Connection): Promise<void> {
    if (connection.broken === undefined) await connection.executeQuery(CompiledQuery.raw('rollback'))
  }

  async savepoint(connection: Connection, name: string, compile: QueryCompiler['compileQuery']): Promise<void> {
    await connection.executeQuery(compile(savepointCommand('savepoint', name), createQueryId()))
  }

  async rollbackToSavepoint(connection: Connection, name: string, compile: QueryCompiler['compileQuery']): Promise<void> {
    await connection.executeQuery(compile(savepointCommand('rollback to', name), createQueryId()))
  }

  async releaseSavepoint(connection: Connection, name: string, compile: QueryCompiler['compileQuery']): Promise<void> {
    await connection.executeQuery(compile(savepointCommand('release', name), createQueryId()))
  }

  async releaseConnection(connection: Connection): Promise<void> {
    connection.client.release(connection.broken)
  }

  async destroy(): Promise<void> {
    await this.pool.end()
  }
}

const savepointCommand = (command: string, name: string): RootOperationNode =>
  RawNode.createWithChildren([RawNode.createWithSql(`${command} `), IdentifierNode.create(name)]) as RootOperationNode

export function poolDialect(pool: pg.Pool): Dialect {
  return {
    createAdapter: () => new PostgresAdapter(),
    createDriver: () => new PoolDriver(pool),
    createQueryCompiler: () => new PostgresQueryCompiler(),
    createIntrospector: (db: Kysely<never>) => new PostgresIntrospector(db),
  }
}

/** Lends the pg client behind a transaction (or one of the pool) to `use` and takes it back when `use` is done. */
export function withClient<T, DB>(db: Kysely<DB>, use: (client: pg.PoolClient) => Promise<T>): Promise<T> {
  return db.getExecutor().provideConnection(async (connection) => {
    if (!(connection instanceof Connection)) throw new Error('this Kysely instance was not made by @jingwei/store')
    try {
      return await use(connection.client)
    } catch (error) {
      const translated = asStoreError(error)
      if (translated !== error && error instanceof Error) connection.broken = error
      throw translated
    }
  })
}
