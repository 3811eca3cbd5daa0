import { rm } from 'node:fs/promises'
import { silentLogger } from '@jingwei/kernel'
import { connect, startPostgres, type PostgresHandle } from '@jingwei/store'
import { newFolder } from './folder.ts'

/** The embedded server of this process, shared by all who ask while one of them holds it. */
export type TestPostgres = {
  readonly handle: PostgresHandle
  /** Makes a database, empty or as a copy of another one nobody is connected to; returns its URL. */
  createDatabase(template?: string): Promise<{ readonly name: string; readonly url: string }>
  dropDatabase(name: string): Promise<void>
  /** Lets go; the last holder stops the server and removes its folder. */
  release(): Promise<void>
}

type Shared = { readonly home: string; readonly handle: PostgresHandle }

let starting: Promise<Shared> | undefined
let holders = 0
let databases = 0

/** The server is started once per process: half a second, where a database on it costs tens of milliseconds. */
export async function testPostgres(): Promise<TestPostgres> {
  holders++
  const { handle, home } = await (starting ??= start())
  const administer = async (sql: string): Promise<void> => {
    const admin = connect({ url: urlOf(handle.url, 'postgres'), poolSize: 1 })
    await admin.query(sql).finally(() => admin.close())
  }
  return {
    handle,
    async createDatabase(template) {
      // Both names are our own making, never input, so they may stand in the statement.
      const name = `trial_${++databases}`
      await administer(template === undefined ? `create database ${name}` : `create database ${name} template ${template}`)
      return { name, url: urlOf(handle.url, name) }
    },
    dropDatabase: (name) => administer(`drop database if exists ${name} with (force)`),
    async release() {
      if (--holders > 0) return
      starting = undefined
      await handle.stop()
      await rm(home, { recursive: true, force: true })
    },
  }
}

async function start(): Promise<Shared> {
  const home = await newFolder('postgres')
  return { home, handle: await startPostgres({ home, logger: silentLogger }) }
}

function urlOf(url: string, database: string): string {
  const own = new URL(url)
  own.pathname = `/${database}`
  return own.href
}
