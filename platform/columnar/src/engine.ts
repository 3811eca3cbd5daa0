import { createRequire } from 'node:module'
import type { Session } from 'chdb'
import type { Logger } from '@jingwei/kernel'
import { Gate } from './gate.ts'
import { quote } from './statement.ts'

/** One query as it reaches the engine. Settings are applied in order; `readonly` comes last because it locks the rest. */
export type EngineQuery = {
  readonly sql: string
  readonly format: string
  readonly database?: string | undefined
  readonly settings: ReadonlyMap<string, string>
  readonly parameters: ReadonlyMap<string, string>
  readonly abort: AbortSignal
}

export type EngineAnswer = { readonly bytes: Uint8Array; readonly rowsRead: number; readonly bytesRead: number; readonly seconds: number }

/** How long a killed query may keep running before the whole process is given up, in milliseconds. */
const cancelGraceMs = 30_000

/**
 * chDB in this process. Every query gets a session of its own: chDB lets several share one data folder, and settings
 * and parameters stay in the session that set them. `SET param_x` is used instead of chDB's own binding, which is not
 * isolated between sessions and is therefore run one at a time by its driver.
 */
export class Engine {
  readonly #data: string
  readonly #logger: Logger
  readonly #gate: Gate
  readonly #open: () => Session
  readonly #keeper: Session
  readonly #args: readonly string[]
  #next = 0
  /** Called when a query does not end after it was killed. */
  onStuck: () => void = () => {}

  constructor(options: { data: string; config: string; places: number; logger: Logger }) {
    this.#data = options.data
    this.#logger = options.logger
    this.#gate = new Gate(options.places)
    this.#args = [`--config-file=${options.config}`]
    // Kept open: the engine shuts down when its last session closes, and opening it again takes a second.
    // Loading chDB maps 540 MB: only the process that holds the data does it, not everyone who imports this package.
    this.#open = () => new (createRequire(import.meta.url)('chdb') as typeof import('chdb')).Session(this.#data, { connectionArgs: this.#args })
    this.#keeper = this.#open()
  }

  async run(query: EngineQuery): Promise<EngineAnswer> {
    const leave = await this.#gate.enter(query.abort)
    try {
      query.abort.throwIfAborted()
      return await this.#runAlone(query)
    } finally {
      leave()
    }
  }

  async #runAlone(query: EngineQuery): Promise<EngineAnswer> {
    const session = this.#open()
    const tag = `jingwei-${process.pid}-${(this.#next += 1)}`
    let done = false
    const cancel = () => { void this.#kill(tag, () => done) }
    try {
      const settings = new Map([...query.settings].filter(([name]) => name !== 'readonly'))
      settings.set('log_comment', tag)
      for (const [name, value] of query.parameters) settings.set(`param_${name}`, value)
      if (query.database) await session.queryAsync(`USE \`${query.database.replaceAll('`', '``')}\``)
      await session.queryAsync(`SET ${[...settings].map(([name, value]) => `${name} = ${quote(value)}`).join(', ')}`)
      const readonly = query.settings.get('readonly')
      if (readonly) await session.queryAsync(`SET readonly = ${quote(readonly)}`)
      query.abort.throwIfAborted()
      query.abort.addEventListener('abort', cancel, { once: true })
      const answer = await session.queryAsync(query.sql, { format: query.format })
      return { bytes: answer.bytes(), rowsRead: answer.rowsRead, bytesRead: answer.bytesRead, seconds: answer.elapsed }
    } finally {
      done = true
      query.abort.removeEventListener('abort', cancel)
      session.close()
    }
  }

  /** Ends a running query by the tag in its log_comment; gives the process up when the engine does not obey. */
  async #kill(tag: string, isDone: () => boolean): Promise<void> {
    const until = Date.now() + cancelGraceMs
    while (!isDone() && Date.now() < until) {
      try {
        const found = await this.#keeper.queryAsync(`SELECT query_id FROM system.processes WHERE Settings['log_comment'] = ${quote(tag)}`, { format: 'TSV' })
        const id = found.text().trim()
        if (id) await this.#keeper.queryAsync(`KILL QUERY WHERE query_id = ${quote(id)} ASYNC`)
      } catch (error) {
        this.#logger.warn({ err: error, tag }, 'could not cancel an analytic query')
      }
      await new Promise((wake) => setTimeout(wake, 200))
    }
    if (!isDone()) this.onStuck()
  }

  close(): void {
    this.#keeper.close()
  }
}
