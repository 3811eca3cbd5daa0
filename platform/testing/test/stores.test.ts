import { existsSync } from 'node:fs'
import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { ModuleMigration } from '@jingwei/store'
import { inFolder, killPostgres, migrationTrial, openTestStores, type TestStores } from '../index.ts'

const firms: ModuleMigration = { module: 'trial', id: 1, name: 'firms', sql: 'create table trial.firm (name text primary key)' }
const staff: ModuleMigration = { module: 'trial', id: 2, name: 'staff', sql: 'alter table trial.firm add column staff integer not null default 0' }
const migrations = [firms, staff]

describe('stores for a test', () => {
  let one: TestStores
  let other: TestStores
  beforeAll(async () => {
    const prepare = async (store: TestStores['store']) => void (await store.query(`insert into trial.firm values ('prepared')`))
    one = await openTestStores({ migrations, prepare, columnar: true })
    other = await openTestStores({ migrations, prepare })
  })
  afterAll(async () => {
    await one?.close()
    await other?.close()
  })
  const names = async (stores: TestStores) => (await stores.store.query<{ name: string }>('select name from trial.firm order by name')).map((row) => row.name)

  it('are copies of one migrated and prepared database that know nothing of each other', async () => {
    await one.store.query(`insert into trial.firm values ('only here')`)
    expect(await names(one)).toEqual(['only here', 'prepared'])
    expect(await names(other)).toEqual(['prepared'])
    expect(other.postgres.pid()).toBe(one.postgres.pid())
  })

  it('hold chDB in its own process when it is asked for, and say so when it was not', async () => {
    expect(await one.columnar.query('select 1 as one')).toEqual([{ one: 1 }])
    expect(() => other.columnar.query('select 1')).toThrow('columnar: true')
  })

  it('keep files by their content', async () => {
    const { digest } = await one.blobs.put(['经纬'])
    expect(await one.blobs.size(digest)).toBe(6)
    expect(await other.blobs.size(digest)).toBeUndefined()
  })

  it('come back with what was committed after kill -9 of the server', async () => {
    const before = other.postgres.pid()
    await killPostgres(other.postgres, other.store)
    expect(await names(other)).toEqual(['prepared'])
    expect(other.postgres.pid()).not.toBe(before)
  })
})

describe('the trial of a migration', () => {
  const trial = { migrations, module: 'trial', id: 2, before: async () => {}, after: async () => {} }

  it('shows the rows of before to what comes after', async () => {
    const seen: unknown[] = []
    await migrationTrial({
      ...trial,
      before: async (store) => void (await store.query(`insert into trial.firm values ('old')`)),
      after: async (store) => void seen.push(...(await store.query('select * from trial.firm'))),
    })
    expect(seen).toEqual([{ name: 'old', staff: 0 }])
  })

  it('fails with what comes after, with the migration itself, and with one that is not there', async () => {
    await expect(migrationTrial({ ...trial, after: async () => { throw new Error('a row is missing') } })).rejects.toThrow('a row is missing')
    await expect(migrationTrial({ ...trial, migrations: [firms, { ...staff, sql: 'alter table trial.nothing add a text' }] })).rejects.toMatchObject({ code: 'store.migration_failed' })
    await expect(migrationTrial({ ...trial, id: 3 })).rejects.toThrow('no migration trial/3')
  })
})

describe('a folder for a test', () => {
  it('is gone afterwards, also when the test fails', async () => {
    const seen: string[] = []
    await expect(inFolder(async (folder) => {
      seen.push(folder)
      await writeFile(join(folder, 'a'), 'a')
      throw new Error('it failed')
    })).rejects.toThrow('it failed')
    expect(existsSync(seen[0] ?? '')).toBe(false)
  })
})
