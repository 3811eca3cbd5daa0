import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { goodHouse, withFile, withoutFile } from './good-house.ts'
import { medianLength } from '../scripts/house/rule-length.ts'
import { rules } from '../scripts/house/rules.ts'
import type { Tree } from '../scripts/house/tree.ts'
import { readTree } from '../scripts/house/tree.ts'

const problemsOf = (id: string, tree: Tree): string[] => {
  const rule = rules.find((each) => each.id === id)
  if (!rule) throw new Error(`there is no rule ${id}`)
  return rule.check(tree).map(({ file, line, message }) => `${file}${line === undefined ? '' : `:${line}`}: ${message}`)
}

/** One planted fault each: the rule, what is planted where, and what the rule must say. */
const planted: readonly (readonly [rule: string, path: string, text: string, says: RegExp])[] = [
  ['import direction', 'engines/fuse/a.ts', "import { ok } from '@jingwei/kernel'", /an engine uses only a smaller engine/u],
  ['import direction', 'engines/fuse/a.ts', "import { link } from '@jingwei/resolve'", /an engine uses only a smaller engine/u],
  ['import direction', 'engines/codes/a.ts', "import { link } from '@jingwei/resolve'", /an engine uses only a smaller engine/u],
  ['import direction', 'platform/store/a.ts', "import { link } from '@jingwei/resolve'", /platform uses no engine but codes/u],
  ['import direction', 'platform/kernel/a.ts', "import { store } from '@jingwei/store'", /kernel may not use store/u],
  ['import direction', 'platform/store/a.ts', "import { hub } from '@jingwei/hub'", /platform uses nothing above it/u],
  ['import direction', 'platform/ui/a.tsx', "import type { Ctx } from '@jingwei/kernel'", /ui stands alone/u],
  ['import direction', 'modules/identity/service/a.ts', "import { hub } from '@jingwei/hub'", /does not declare it in dependsOn/u],
  ['import direction', 'modules/hub/service/a.ts', "import { person } from '@jingwei/identity/service/person.ts'", /a module has two doors/u],
  ['import direction', 'modules/hub/service/a.ts', "import { person } from '../../identity/service/person.ts'", /a path leaves its package/u],
  ['import direction', 'modules/hub/service/a.ts', "import { Table } from '@jingwei/ui'", /ui is for pages/u],
  ['import direction', 'modules/hub/service/a.ts', "const app = await import('@jingwei/server')", /a module uses nothing above it/u],
  ['import direction', 'modules/hub/service/a.ts', "export { region } from '@jingwei/testing'", /testing is for tests/u],
  ['import direction', 'modules/hub/portal/a.tsx', "import { store } from '@jingwei/store'", /a page may use only/u],
  ['import direction', 'modules/hub/portal/a.tsx', "import { link } from '../service/link.ts'", /server side of its module/u],
  ['import direction', 'apps/server/a.ts', "import { link } from '@jingwei/resolve'", /an app uses no engine/u],
  ['import direction', 'apps/server/a.ts', "import { pages } from '@jingwei/hub/portal'", /only the portal app/u],
  ['import direction', 'apps/server/a.ts', "import { main } from '@jingwei/portal'", /an app uses no other app/u],
  ['import direction', 'scripts/a.mjs', "import { ok } from '../platform/kernel/index.ts'", /entered by its name/u],
  ['import direction', 'platform/http/a.ts', "import { contract } from '@jingwei/store/contract'", /\/contract is for tests/u],
  ['import direction', 'platform/http/a.ts', "import { pool } from '@jingwei/store/src/pool.ts'", /has no door/u],
  ['import direction', 'platform/http/a.ts', "import { x } from '@jingwei/nowhere'", /there is no package nowhere/u],
  ['no circles', 'modules/hub/domain/link.ts', "import { batch } from './batch.ts'\nexport const link = batch", /files in a circle: .*link\.ts.*batch\.ts/u],
  ['no circles', 'modules/identity/a.ts', "import type { Hub } from '@jingwei/hub'", /packages in a circle: .*hub.*identity/u],
  ['one owner per table', 'modules/identity/store/a.ts', 'export const sql = `select name from hub.enterprise`', /schema hub belong to modules\/hub/u],
  ['one owner per table', 'modules/hub/store/a.ts', "await store.query('insert into kernel.outbox values (1)')", /schema kernel belong to platform\/store/u],
  ['one owner per table', 'modules/hub/store/a.ts', "db.selectFrom('identity.person')", /schema identity belong to modules\/identity/u],
  ['one owner per table', 'modules/hub/store/a.ts', 'const sql = `drop schema identity cascade`', /schema identity belong to modules\/identity/u],
  ['file length', 'modules/hub/domain/long.ts', 'export const a = 1\n'.repeat(401), /401 lines, at most 400/u],
  ['package shape', 'modules/hub/package.json', '{"name":"hub","type":"module","private":true}', /name is hub, should be @jingwei\/hub/u],
  ['package shape', 'modules/hub/package.json', '{"name":"@jingwei/hub","type":"module"}', /private is not true/u],
  ['package shape', 'modules/hub/README.md', '# hub', /README\.md is missing or says nothing/u],
  ['package shape', 'modules/hub/index.ts', 'export const hub = 1', /does more than re-export/u],
  ['package shape', 'engines/hub/a.ts', 'export {}', /taken on another floor/u],
  ['package shape', 'modules/market/a.ts', 'export {}', /package\.json is missing/u],
  ['declared dependencies', 'modules/hub/domain/a.ts', "import pg from 'pg'", /pg is not in dependencies/u],
  ['declared dependencies', 'modules/hub/domain/a.ts', "import fs from 'fs'", /write node:fs/u],
  ['declared dependencies', 'modules/hub/test/a.test.ts', "import x from 'left-pad'", /left-pad is neither/u],
  ['declared dependencies', 'platform/store/package.json', '{"name":"@jingwei/store","dependencies":{"pg":"^8.0.0","@jingwei/kernel":"*"}}', /pg is \^8\.0\.0, the root has 8\.23\.1/u],
  ['declared dependencies', 'engines/codes/package.json', '{"name":"@jingwei/codes","dependencies":{"pg":"8.23.1"}}', /pg is declared and never imported/u],
  ['no any', 'modules/hub/domain/a.ts', 'export const a = (b: any) => b', /a\.ts:1: `any`/u],
  ['no any', 'modules/hub/domain/a.ts', '\n// @ts-ignore\nexport const a = 1', /a\.ts:2: type checking switched off/u],
  ['no any', 'modules/hub/domain/a.ts', 'export const = 1', /cannot be parsed/u],
  ['named folders', 'modules/hub/utils/text.ts', 'export {}', /"utils" names nothing/u],
  ['named folders', 'platform/common/index.ts', 'export {}', /"common" names nothing/u],
  ['named folders', 'modules/hub/domain/helpers.ts', 'export {}', /"helpers" names nothing/u],
  ['stands alone', 'modules/hub/domain/a.ts', "const path = '../shared/data'", /refers to \.\.\/shared/u],
  ['stands alone', 'modules/hub/test/a.test.ts', "join(root, '..', 'shared')", /refers to '\.\.', 'shared'/u],
  ['stands alone', 'docs/a.md', 'see /work/main', /refers to \/work\//u],
  ['stands alone', 'modules/hub/domain/a.ts', "process.env['JINGWEI_DATA']", /only tests and benchmarks read/u],
  ['no other hosts', 'apps/portal/index.html', '<script src="https://cdn.jsdelivr.net/x.js">', /names the host cdn\.jsdelivr\.net/u],
  ['no other hosts', 'modules/hub/portal/a.tsx', "const tiles = `https://tile.openstreetmap.org/${z}`", /tile\.openstreetmap\.org/u],
  ['skips give reasons', 'modules/hub/test/a.test.ts', "it.skip('works', () => {})", /it\.skip without/u],
  ['skips give reasons', 'modules/hub/test/a.test.ts', "describe.skipIf(!data)('works', () => {})", /describe\.skipIf without/u],
  ['skips give reasons', 'modules/hub/test/a.test.ts', "it.only('works', () => {})", /it\.only never lands/u],
  ['pure engines', 'engines/codes/a.ts', 'export const now = () => Date.now()', /Date\.now in an engine/u],
  ['pure engines', 'engines/codes/a.ts', "import net from 'node:net'", /'node:net' in an engine/u],
  ['nothing imports suites', 'scripts-like.ts', "import { run } from './suites/doors/run.ts'", /imports \.\/suites\/doors/u],
]

describe('the house', () => {
  it.each(rules.map((rule) => [rule.id, rule] as const))('"%s" finds nothing wrong with a good house', (_id, rule) => {
    expect(rule.check(goodHouse)).toEqual([])
  })

  it.each(planted)('"%s" sees what is planted in %s: %s', (rule, path, text, says) => {
    expect(problemsOf(rule, withFile(goodHouse, path, text)).join('\n')).toMatch(says)
  })

  it('"package shape" sees a missing door, page or test', () => {
    expect(problemsOf('package shape', withoutFile(goodHouse, 'modules/hub/index.ts'))).toEqual(['modules/hub/index.ts: index.ts is missing'])
    expect(problemsOf('package shape', withoutFile(goodHouse, 'modules/hub/README.md'))).toHaveLength(1)
    expect(problemsOf('package shape', withoutFile(goodHouse, 'engines/codes/test/first.test.ts'))).toEqual(['engines/codes/test: there are no tests'])
  })

  it('has seen every rule fail once', () => {
    const seen = new Set(planted.map(([rule]) => rule))
    expect(rules.map(({ id }) => id).filter((id) => !seen.has(id))).toEqual([])
  })
})

describe('this repository', () => {
  const tree = readTree(join(import.meta.dirname, '..'))

  it.each(rules.map(({ id, why }) => [id, why]))('keeps "%s": %s', (id) => {
    expect(problemsOf(id, tree)).toEqual([])
  })

  it('has mostly files of one page', () => {
    const median = medianLength(tree)
    console.log(`median file length: ${median} lines`)
    expect(median).toBeLessThanOrEqual(100)
  })
})
