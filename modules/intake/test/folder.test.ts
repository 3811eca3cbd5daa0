import { mkdir, rename, rm, symlink, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { listRuns, requestCancel } from '@jingwei/jobs'
import { migrationTrial, newFolder } from '@jingwei/testing'
import { askDue } from '../service/connections.ts'
import { firms, migrations, ok, openCounty, registerCsv, type County } from './county.ts'

let county: County
let root: string
const draft = (more: object = {}) => ({ name: '登记文件夹', code: 'inbox', sourceId: 'market_regulation', target: { kind: 'folder', folder: join(root, 'in') }, pairs: [], schedule: { kind: 'every', minutes: 5 }, ...more })

beforeAll(async () => {
  root = await newFolder('roots')
  await mkdir(join(root, 'in'))
  await mkdir(join(root, 'out'))
  county = await openCounty({ 'intake.folderRoots': join(root, 'in'), 'intake.stillSeconds': 60 })
})
afterAll(async () => {
  await county?.close()
  await rm(root, { recursive: true, force: true })
})

describe('a folder', () => {
  it('is read only below what is allowed, however the way is written', async () => {
    await symlink(join(root, 'out'), join(root, 'in', 'link'))
    for (const folder of [join(root, 'out'), join(root, 'in', '..', 'out'), join(root, 'in', 'link'), '/etc', 'in', join(root, 'nowhere')]) {
      expect((await county.send('POST', 'intake', draft({ target: { kind: 'folder', folder } }))).json(), folder).toMatchObject({ code: 'intake.folder_not_allowed', status: 403 })
    }
    expect((await county.send('POST', 'intake', draft({ target: { kind: 'folder', folder: join(root, 'in', 'later') } }))).json()).toMatchObject({ code: 'intake.folder_missing' })
  })

  it('gives a file once it holds still, on its schedule, and leaves it where it lies', async () => {
    const id = await county.connect(draft())
    await writeFile(join(root, 'in', '登记.csv'), registerCsv.slice(0, -10))
    await writeFile(join(root, 'in', 'README.md'), 'no data')
    await symlink('/etc/hosts', join(root, 'in', 'hosts.csv'))
    expect(await askDue(county.intake.platform, county.ctx)).toBe(0)
    county.clock.shift(6 * 60_000)
    expect(await askDue(county.intake.platform, county.ctx)).toBe(1)
    await county.settled()
    expect(await county.newestRun(id)).toMatchObject({ state: { id: 'empty' } })
    // It grew: what was seen counts no more.
    await writeFile(join(root, 'in', '登记.csv'), registerCsv)
    county.clock.shift(6 * 60_000)
    await askDue(county.intake.platform, county.ctx)
    await county.settled()
    expect(await county.newestRun(id)).toMatchObject({ state: { id: 'empty' } })
    county.clock.shift(6 * 60_000)
    await askDue(county.intake.platform, county.ctx)
    await county.settled()
    expect(await county.newestRun(id)).toMatchObject({ state: { id: 'handed' }, fileName: '登记.csv', result: 'done' })
    expect((await county.get<{ total: number }>('hub/enterprises')).total).toBe(firms.length)
    expect(await county.run(id)).toMatchObject({ state: { id: 'empty' } })
    await rename(join(root, 'in', '登记.csv'), join(root, 'in', '再来一次.csv'))
    expect(await county.run(id)).toMatchObject({ state: { id: 'empty' } })
    county.clock.shift(61_000)
    expect(await county.run(id)).toMatchObject({ state: { id: 'unchanged' } })
  })

  it('whose run was cancelled as background work is asked again', async () => {
    const { items } = await county.get<{ items: { id: string }[] }>('intake')
    const id = items[0]?.id ?? ''
    await county.stopWorker()
    ok(await county.send('POST', `intake/${id}/run`, {}))
    expect((await county.send('POST', `intake/${id}/run`, {})).json()).toMatchObject({ code: 'intake.under_way' })
    const [job] = await listRuns(county.stores.store, county.ctx, { limit: 1, offset: 0, states: ['queued'] })
    await requestCancel(county.stores.store, county.ctx, job?.id ?? '')
    await county.startWorker()
    expect(await county.run(id)).toMatchObject({ state: { id: 'empty' } })
    expect((await county.get<{ items: { error?: { code: string } }[] }>(`intake/${id}/runs`)).items[1]?.error?.code).toBe('intake.cancelled')
  })

  it('with flags gives a file when its flag lies beside it', async () => {
    await mkdir(join(root, 'in', 'flagged'))
    const id = await county.connect(draft({ name: '旗标', code: 'flag', target: { kind: 'folder', folder: join(root, 'in', 'flagged'), flag: 'ok' } }))
    await writeFile(join(root, 'in', 'flagged', 'a.csv'), registerCsv.replace('500万元', '600万元'))
    expect(await county.run(id)).toMatchObject({ state: { id: 'empty' } })
    await writeFile(join(root, 'in', 'flagged', 'a.csv.ok'), '')
    expect(await county.run(id)).toMatchObject({ state: { id: 'handed' } })
    ok(await county.send('POST', 'intake/trial', draft({ target: { kind: 'folder', folder: join(root, 'in', 'flagged') } })))
  })

  it('0001 holds a connection and its run, and refuses a handed-in run without what it handed in', () => migrationTrial({
    migrations, module: 'intake', id: 1,
    before: async () => {},
    after: async (store) => {
      await store.query(`insert into intake.connection (id, name, code, source_id, target, schedule, changed_by) values ('01900000-0000-7000-8000-000000000009', 'a', 'a', 'taxation', '{}', '{"kind":"manual"}', 't') on conflict do nothing`)
      await expect(store.query(`insert into intake.run (id, connection_id, state, trigger, requested_by) values (gen_random_uuid(), '01900000-0000-7000-8000-000000000009', 'handed', 'person', 't')`)).rejects.toThrow(/check/u)
      await expect(store.query(`insert into intake.connection (id, name, code, source_id, target, schedule, changed_by) values (gen_random_uuid(), 'b', '../b', 'taxation', '{}', '{}', 't')`)).rejects.toThrow(/check/u)
    },
  }))
})
