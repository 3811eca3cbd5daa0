import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { silentLogger } from '@jingwei/kernel'
import { test } from 'vitest'
import { columnarContract } from '../contract.ts'
import { startColumnar } from '../index.ts'
import { bundledProcess } from './bundled-process.ts'

columnarContract('chDB in its own process', async () => {
  const home = mkdtempSync(join(tmpdir(), 'jingwei-columnar-'))
  const command = await bundledProcess()
  const running = await startColumnar({ home, logger: silentLogger, spawnCommand: command(home) })
  return { connect: { home }, release: async () => { await running.stop(); rmSync(home, { recursive: true, force: true }) } }
})

const url = process.env.CLICKHOUSE_URL
if (url) columnarContract('the server of CLICKHOUSE_URL', async () => ({ connect: { url }, release: async () => {} }))
else test.skip('the server of CLICKHOUSE_URL: skipped, because CLICKHOUSE_URL is not set', () => {})
