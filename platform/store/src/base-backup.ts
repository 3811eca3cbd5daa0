import { randomBytes } from 'node:crypto'
import { Readable } from 'node:stream'
import pg from 'pg'
import { asStoreError } from './errors.ts'

/** What the server says of itself before the bytes come, in its own units. */
type Field = { readonly fields: readonly (string | null)[] }

/**
 * A physical copy of a running cluster as a tar stream, taken by PostgreSQL's own BASE_BACKUP: every file with its page
 * checksums verified, and the log written meanwhile, so that the copy opens as of the moment the stream ends.
 */
export class BaseBackup extends Readable {
  /** Bytes of the cluster as the server estimates them; 0 until it has said so. */
  estimatedBytes = 0
  readonly #client: pg.Client
  #socket: { pause(): unknown; resume(): unknown } | undefined
  #resultSet = 0
  #archives = 0

  constructor(client: pg.Client) {
    super({ highWaterMark: 1024 * 1024 })
    this.#client = client
    client.on('error', (error) => this.destroy(translated(error)))
    client.on('end', () => { if (!this.readableEnded) this.destroy(translated(new Error('Connection terminated'))) })
  }

  /** Called by the client when it is this command's turn. MANIFEST is left out: the archive around it has digests of its own. */
  submit(connection: pg.Connection): void {
    this.#socket = connection.stream
    connection.query(`BASE_BACKUP (LABEL 'jingwei', PROGRESS true, CHECKPOINT 'fast', WAL true, WAIT false, MANIFEST 'no')`)
  }

  /** Result sets: where the log begins, then the tablespaces with their sizes in kB; ours has one. */
  handleRowDescription(): void {
    this.#resultSet++
  }

  handleDataRow({ fields }: Field): void {
    if (this.#resultSet === 2) this.estimatedBytes += Number(fields[2] ?? 0) * 1024
  }

  /** `n` begins an archive, `d` carries its bytes, `p` reports progress. */
  handleCopyData({ chunk }: { chunk: Buffer }): void {
    const kind = String.fromCharCode(chunk[0] ?? 0)
    if (kind === 'n' && ++this.#archives > 1) this.destroy(new Error('the cluster has tablespaces of its own, which this backup does not know'))
    // The client uses its buffer again for what comes next: ours must be a copy.
    if (kind === 'd' && !this.push(Buffer.from(chunk.subarray(1)))) this.#socket?.pause()
  }

  handleError(error: Error): void {
    this.destroy(translated(error))
  }

  handleReadyForQuery(): void {
    this.push(null)
  }

  handleCommandComplete(): void {}
  handleEmptyQuery(): void {}

  override _read(): void {
    this.#socket?.resume()
  }

  override _destroy(error: Error | null, done: (error: Error | null) => void): void {
    // A socket that is paused would never hear the server's farewell.
    this.#socket?.resume()
    this.#client.end().catch(() => {})
    done(error)
  }
}

/**
 * Begins a physical backup. A slot that lives as long as its connection keeps the log of the copying: without it a busy
 * server would recycle what the copy needs. Kill the reader and nothing stays behind on the server.
 * @throws store.unavailable
 */
export async function baseBackup(url: string): Promise<BaseBackup> {
  const client = new pg.Client({ connectionString: url, replication: 'true', connectionTimeoutMillis: 10_000 } as pg.ClientConfig)
  try {
    await client.connect()
    await client.query(`CREATE_REPLICATION_SLOT jingwei_${randomBytes(6).toString('hex')} TEMPORARY PHYSICAL (RESERVE_WAL true)`)
  } catch (error) {
    await client.end().catch(() => {})
    throw translated(error)
  }
  return client.query(new BaseBackup(client))
}

const translated = (error: unknown): Error => {
  const known = asStoreError(error)
  return known instanceof Error ? known : new Error(String(known))
}
