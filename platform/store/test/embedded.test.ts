import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll } from 'vitest'
import { silentLogger } from '@jingwei/kernel'
import { storeContract } from '@jingwei/store/contract'
import { startPostgres, type PostgresHandle } from '@jingwei/store'

let handle: PostgresHandle | undefined
let home = ''

storeContract('the embedded PostgreSQL 18', async () => {
  home = await mkdtemp(join(tmpdir(), 'jingwei-store-'))
  handle = await startPostgres({ home, logger: silentLogger })
  return handle.url
})

afterAll(async () => {
  await handle?.stop()
  await rm(home, { recursive: true, force: true })
})
