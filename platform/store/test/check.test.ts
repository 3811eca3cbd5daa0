import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { silentLogger } from '@jingwei/kernel'
import { checkServer, connect, demandServer, startPostgres, type PostgresHandle } from '@jingwei/store'

let home = ''
let handle: PostgresHandle
beforeAll(async () => {
  home = await mkdtemp(join(tmpdir(), 'jingwei-check-'))
  handle = await startPostgres({ home, logger: silentLogger })
})
afterAll(async () => {
  await handle?.stop()
  await rm(home, { recursive: true, force: true })
})

const unmet = async (url: string): Promise<string[]> => {
  const store = connect({ url })
  const results = await checkServer(store)
  await store.close()
  return results.filter((result) => !result.ok).map((result) => result.id)
}

async function database(name: string, how: string): Promise<string> {
  const admin = connect({ url: handle.url })
  await admin.query(`create database ${name} template template0 ${how}`)
  await admin.close()
  return handle.url.replace('/jingwei?', `/${name}?`)
}

describe('a server that DATABASE_URL names', () => {
  test('is refused when its letters are those of C, with the way out in both languages', async () => {
    const url = await database('plain', `encoding 'UTF8' locale_provider libc locale 'C'`)
    expect(await unmet(url)).toEqual(['lc_ctype'])
    const store = connect({ url })
    const refusal: unknown = await demandServer(store).catch((error: unknown) => error)
    await store.close()
    expect(refusal).toMatchObject({ code: 'store.unfit_server' })
    expect(String(refusal)).toMatch(/重建数据库.*LC_CTYPE 'C\.UTF-8'/u)
  })

  test('is refused when it is not UTF8', async () => {
    expect(await unmet(await database('bytes', `encoding 'SQL_ASCII' locale_provider libc locale 'C'`))).toEqual(['encoding', 'lc_ctype'])
  })

  test('is refused when its user may make neither schemas nor extensions, with the grants to ask for', async () => {
    const url = await database('closed', `encoding 'UTF8'`)
    const admin = connect({ url: handle.url })
    await admin.query(`create role guest login password 'guest'`)
    await admin.close()
    const store = connect({ url: url.replace(/\/\/[^@]+@/u, '//guest:guest@') })
    const rights = (await checkServer(store)).find(({ id }) => id === 'rights')
    await store.close()
    expect(rights).toMatchObject({ ok: false, found: 'guest: - CREATE ON DATABASE, CREATE ON SCHEMA public', expected: expect.stringContaining('CREATE ON DATABASE') })
    expect(rights?.en).toContain('GRANT CREATE ON DATABASE')
  })

  test('says of every requirement what is expected and what was found', async () => {
    const store = connect({ url: handle.url })
    const results = await checkServer(store)
    await store.close()
    expect(results.map(({ id }) => id)).toEqual(['version', 'encoding', 'lc_ctype', 'icu', 'pg_trgm', 'rights'])
    for (const { id, ok, expected, found } of results) expect([id, ok, expected === '', found === '']).toEqual([id, true, false, false])
  })

  test('that does not answer is one clear finding, not a crash', async () => {
    expect(await unmet('postgresql://nobody@127.0.0.1:9/none')).toEqual(['reachable'])
    expect(await unmet(handle.url.replace('/jingwei?', '/absent?'))).toEqual(['reachable'])
  })
})
