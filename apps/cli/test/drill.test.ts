import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { generateCounty, writeFeeds } from '@jingwei/sample'
import { drill } from './drill/drill.ts'
import { makeTemplate, removeHome } from './drill/home.ts'
import { program } from './drill/program.ts'
import { chiefTargets } from './drill/targets.ts'

// Five kills of 50: `npm run drill` does the others. Each starts processes, which takes its time where suites share two cores.
describe.runIf(process.platform === 'linux')('kill -9 during an import (needs Linux)', { timeout: 900_000 }, () => {
  let folder = ''
  beforeAll(async () => { folder = await mkdtemp(join(tmpdir(), 'jingwei-drill-')) })
  afterAll(async () => {
    await removeHome(join(folder, 'template'))
    await rm(folder, { recursive: true, force: true })
  })

  it('of server, jobs, PostgreSQL, one of its backends and chDB leaves what an undisturbed run leaves', async () => {
    const jingwei = await program(join(import.meta.dirname, '../../..'))
    const files = (await writeFeeds(generateCounty(7, 150), join(folder, 'feeds'))).filter(({ records }) => records > 0).map(({ path }) => path)
    const home = join(folder, 'template')
    const token = await makeTemplate(jingwei, home)
    const kills = await drill({ program: jingwei, folder, template: { home, token }, files, targets: chiefTargets, kills: 5, seed: 5 })
    expect(kills.map(({ target, outcome, reason }) => ({ target, outcome, reason }))).toEqual(chiefTargets.map((target) => ({ target, outcome: 'passed', reason: undefined })))
  })
})
