import { sql } from 'kysely'
import pg from 'pg'
import fc from 'fast-check'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { serviceCtx, silentLogger } from '@jingwei/kernel'
import { checkServer, connect, consume, consumeOnce, demandServer, json, migrate, publish, publishAll, pruneOutbox, type ModuleMigration, type OutboxEvent, type Store } from './index.ts'

type Tables = { 'trial.firm': { id: bigint; name: string; note: string | null; seen: Date | null } }

const firms: ModuleMigration = {
  module: 'trial',
  id: 1,
  name: 'firms',
  sql: `create table trial.firm (id bigint primary key, name text not null, note text, seen timestamptz);
        create table trial.odd (id integer, words text[], body jsonb, raw bytea, yes boolean, price numeric, day date);`,
}

/**
 * What every record store must do, run on each PostgreSQL we support. `makeUrl` gives an empty UTF8 database in which
 * the user may create schemas and extensions.
 */
export function storeContract(name: string, makeUrl: () => Promise<string>): void {
  describe(`record store on ${name}`, () => {
    let store: Store
    const ctx = serviceCtx('contract')

    beforeAll(async () => {
      store = connect({ url: await makeUrl(), poolSize: 6 })
      await migrate(store, [firms], silentLogger)
    })
    afterAll(() => store?.close())
    beforeEach(async () => {
      await store.query('truncate trial.firm, trial.odd, kernel.outbox, kernel.outbox_cursor')
    })

    const insert = (id: bigint, inside = ctx) => store.on<Tables>(inside).insertInto('trial.firm').values({ id, name: `企业${id}`, note: null, seen: null }).execute()
    const ids = async () => (await store.on<Tables>(ctx).selectFrom('trial.firm').select('id').orderBy('id').execute()).map((row) => row.id)

    test('meets every requirement that doctor checks', async () => {
      expect((await checkServer(store)).filter((result) => !result.ok)).toEqual([])
      await demandServer(store)
    })

    test('sorts by pinyin and finds Chinese names by similarity', async () => {
      const sorted = await store.query<{ town: string }>(`select town from unnest(array['秀洲', '海宁', '嘉善', '平湖']) town order by town collate zh_pinyin`)
      expect(sorted.map((row) => row.town)).toEqual(['海宁', '嘉善', '平湖', '秀洲'])
      const [row] = await store.query<{ close: number }>(`select similarity('嘉兴市秀洲区纺织厂', '嘉兴秀洲区纺织厂') as close`)
      expect(row?.close).toBeGreaterThan(0.4)
    })

    test('reads int8 as bigint, numeric and date as text, time as Date in Shanghai', async () => {
      const [row] = await store.query<Record<string, unknown>>(
        `select 9007199254740993::int8 a, 0.10::numeric b, date '2026-01-31' c, timestamptz '2026-01-31 00:00+08' d, array[1,2]::int8[] e, current_setting('TimeZone') f, null::int8 g`)
      expect(row).toEqual({ a: 9007199254740993n, b: '0.10', c: '2026-01-31', d: new Date('2026-01-30T16:00:00Z'), e: [1n, 2n], f: 'Asia/Shanghai', g: null })
    })

    test('keeps a transaction whole: all of it after commit, none of it after an error', async () => {
      await store.tx(ctx, async (inside) => {
        await insert(1n, inside)
        await store.copyIn('trial.firm', ['id', 'name'], [[2n, '乙']], inside)
      })
      await expect(store.tx(ctx, async (inside) => {
        await insert(3n, inside)
        await store.copyIn('trial.firm', ['id', 'name'], [[4n, '丁']], inside)
        throw new Error('changed our mind')
      })).rejects.toThrow('changed our mind')
      expect(await ids()).toEqual([1n, 2n])
    })

    test('joins a transaction inside a transaction', async () => {
      await expect(store.tx(ctx, async (outer) => {
        await store.tx(outer, (inner) => insert(5n, inner))
        throw new Error('outer fails')
      })).rejects.toThrow('outer fails')
      expect(await ids()).toEqual([])
    })

    test('copies any text in and reads the same text back, NUL left out', async () => {
      const word = fc.oneof(fc.string({ unit: 'grapheme' }), fc.string({ unit: fc.constantFrom(...'\\\t\n\r\0\v\f\bN.a"{}') }), fc.constantFrom('\\.', '\\N', '', 'NULL', '\t', '\r\n'))
      await fc.assert(fc.asyncProperty(fc.array(fc.tuple(word, fc.option(word, { nil: undefined })), { maxLength: 30 }), async (rows) => {
        await store.query('truncate trial.firm')
        expect(await store.copyIn('trial.firm', ['id', 'name', 'note'], rows.map(([name, note], index) => [index, name, note]))).toBe(rows.length)
        const back = await store.query<{ name: string; note: string | null }>('select name, note from trial.firm order by id')
        expect(back).toEqual(rows.map(([name, note]) => ({ name: name.replaceAll('\0', ''), note: note?.replaceAll('\0', '') ?? null })))
      }), { numRuns: 40 })
    })

    test('copies arrays, JSON, bytes, numbers and times', async () => {
      const words = ['a"b', 'c\\d', 'e,f', '{}', '', 'NULL', '换\n行']
      await store.copyIn('trial.odd', ['id', 'words', 'body', 'raw', 'yes', 'price', 'day'], [
        [1, words, { k: '值\0\n"', n: 12n, '\0key': ['\ud800'] }, new Uint8Array([0, 92, 255]), true, '0.10', '2026-02-28'],
        [2, [], json([1, 'x']), undefined, false, undefined, undefined],
      ])
      expect(await store.query('select words, body, raw, yes, price, day from trial.odd order by id')).toEqual([
        { words, body: { k: '值\n"', n: 12, key: ['\uFFFD'] }, raw: Buffer.from([0, 92, 255]), yes: true, price: '0.10', day: '2026-02-28' },
        { words: [], body: [1, 'x'], raw: null, yes: false, price: null, day: null },
      ])
    })

    test('a copy whose rows fail half-way leaves nothing and the store works on', async () => {
      const rows = (async function* () {
        for (let id = 0; id < 20_000; id++) yield [id, 'x'.repeat(100)]
        throw new Error('the file ended in the middle')
      })()
      await expect(store.copyIn('trial.firm', ['id', 'name'], rows)).rejects.toThrow('the file ended in the middle')
      await expect(store.copyIn('trial.firm', ['id', 'name'], [[1, 'a'], [1, 'b']])).rejects.toMatchObject({ code: '23505' })
      expect(await ids()).toEqual([])
    })

    test('streams a large result in batches, also when the reader stops early', async () => {
      const sizes: number[] = []
      for await (const rows of store.cursor<{ n: number }>('select n from generate_series(1, $1::int) n', [2_500], 1_000)) sizes.push(rows.length)
      expect(sizes).toEqual([1_000, 1_000, 500])
      for (let turn = 0; turn < 10; turn++) {
        for await (const rows of store.cursor<{ n: number }>('select n from generate_series(1, 100000) n', [], 10)) if (rows.length === 10) break
      }
      await expect(store.cursor('select nonsense').next()).rejects.toMatchObject({ code: '42703' })
    })

    test('hears a notification after its commit', async () => {
      const heard: (string | undefined)[] = []
      let done: () => void = () => {}
      const enough = new Promise<void>((resolve) => (done = resolve))
      const listening = store.listen('trial', (payload) => {
        heard.push(payload)
        if (payload === '乙') done()
      })
      await listening.ready
      await store.query(`select pg_notify('trial', '乙')`)
      await enough
      await listening.close()
      expect(heard).toEqual([undefined, '乙'])
    })

    describe('migrations', () => {
      const second: ModuleMigration = { module: 'trial', id: 2, name: 'capital', sql: `alter table trial.firm add capital bigint not null default 0` }

      test('run once, keep the rows, and wait for each other', async () => {
        await insert(1n)
        const others = [connect({ url: store.url }), connect({ url: store.url })]
        const ran = await Promise.all(others.map((other) => migrate(other, [firms, second], silentLogger)))
        expect(ran.flat().map((migration) => migration.name)).toEqual(['capital'])
        expect(await store.query('select id, capital from trial.firm')).toEqual([{ id: 1n, capital: 0n }])
        await Promise.all(others.map((other) => other.close()))
      })

      test('refuse a database that a newer program has used', async () => {
        await expect(migrate(store, [firms], silentLogger)).rejects.toMatchObject({ code: 'store.migration_unknown' })
      })

      test('refuse a migration changed after it ran, and a gap in the numbers', async () => {
        await expect(migrate(store, [{ ...firms, sql: `${firms.sql} -- edited` }, second], silentLogger)).rejects.toMatchObject({ code: 'store.migration_changed' })
        await expect(migrate(store, [firms, { ...second, id: 3 }], silentLogger)).rejects.toMatchObject({ code: 'store.migration_order' })
      })

      test('leave nothing behind when one fails', async () => {
        const broken: ModuleMigration = { module: 'broken', id: 1, name: 'half', sql: 'create table broken.half (id int); select 1 / 0;' }
        await expect(migrate(store, [firms, second, broken], silentLogger)).rejects.toMatchObject({ code: 'store.migration_failed' })
        expect(await store.query(`select 1 from pg_tables where schemaname = 'broken'`)).toEqual([])
      })
    })

    describe('outbox', () => {
      const seen: OutboxEvent[] = []
      const reader = { consumer: 'reader', topics: ['firm'], handler: async (_: unknown, events: readonly OutboxEvent[]) => void seen.push(...events) }
      const drain = async () => {
        while ((await consumeOnce(store, ctx, { ...reader, batch: 7 })) > 0);
      }
      const numbers = () => seen.map((event) => (event.payload as { n: number }).n)
      beforeEach(() => void seen.splice(0))

      test('gives each event of a committed transaction once, in order, and no other', async () => {
        await store.tx(ctx, (inside) => publishAll(store, inside, 'firm', Array.from({ length: 30 }, (_, n) => ({ n }))))
        await store.tx(ctx, (inside) => publish(store, inside, 'other', { n: 99 }))
        await store.tx(ctx, async (inside) => {
          await publish(store, inside, 'firm', { n: -1 })
          throw new Error('rolled back')
        }).catch(() => {})
        await drain()
        await drain()
        expect(numbers()).toEqual(Array.from({ length: 30 }, (_, n) => n))
      })

      test('never skips an event whose transaction was older but ended later', async () => {
        let commitFirst: () => void = () => {}
        const held = new Promise<void>((resolve) => (commitFirst = resolve))
        let published: () => void = () => {}
        const firstPublished = new Promise<void>((resolve) => (published = resolve))
        const first = store.tx(ctx, async (inside) => {
          await publish(store, inside, 'firm', { n: 1 })
          published()
          await held
        })
        await firstPublished
        await store.tx(ctx, (inside) => publish(store, inside, 'firm', { n: 2 }))
        await drain()
        expect(numbers()).toEqual([])
        commitFirst()
        await first
        await drain()
        expect(numbers()).toEqual([1, 2])
      })

      test('never skips an event of a lower number written by a younger transaction', async () => {
        let release: () => void = () => {}
        const held = new Promise<void>((resolve) => (release = resolve))
        let ready: () => void = () => {}
        const youngerReady = new Promise<void>((resolve) => (ready = resolve))
        const younger = await store.tx(ctx, async (older) => {
          await store.query('select pg_current_xact_id()', [], older)
          const started = store.tx(ctx, async (inside) => {
            await publish(store, inside, 'firm', { n: 2 })
            ready()
            await held
          })
          await youngerReady
          await publish(store, older, 'firm', { n: 1 })
          return { started }
        })
        await drain()
        release()
        await younger.started
        await drain()
        expect(numbers()).toEqual([1, 2])
      })

      test('moves with its handler: an error leaves position and writes as they were', async () => {
        await store.tx(ctx, (inside) => publish(store, inside, 'firm', { n: 7 }))
        const failing = consumeOnce(store, ctx, { ...reader, handler: async (inside) => {
          await insert(7n, inside)
          throw new Error('handler fails')
        } })
        await expect(failing).rejects.toThrow('handler fails')
        expect(await ids()).toEqual([])
        expect(await store.query('select failures, failure from kernel.outbox_cursor')).toEqual([{ failures: 1, failure: 'handler fails' }])
        expect(await consumeOnce(store, ctx, { ...reader, handler: async (inside) => void (await insert(7n, inside)) })).toBe(1)
        expect(await ids()).toEqual([7n])
      })

      test('wakes its consumer, goes on after an error and after its connection was cut', async () => {
        let stumble = true
        const consumer = consume(store, ctx, { ...reader, handler: async (_, events) => {
          if (stumble) {
            stumble = false
            throw new Error('stumbled')
          }
          seen.push(...events)
        } })
        const until = async (count: number) => {
          while (seen.length < count) await new Promise((resolve) => setTimeout(resolve, 20))
        }
        await store.tx(ctx, (inside) => publish(store, inside, 'firm', { n: 1 }))
        await until(1)
        await store.query('select pg_terminate_backend(pid) from pg_stat_activity where datname = current_database() and pid <> pg_backend_pid()')
        await store.whenAvailable()
        await store.tx(ctx, (inside) => publish(store, inside, 'firm', { n: 2 }))
        while (!numbers().includes(2)) await new Promise((resolve) => setTimeout(resolve, 20))
        await consumer.stop()
        // A cut between the handler and its commit moves nothing: the event is handled again, what it wrote was rolled back.
        expect([...new Set(numbers())]).toEqual([1, 2])
      })

      test('needs a transaction to publish, and keeps what is not yet read when pruned', async () => {
        await expect(publish(store, ctx, 'firm', {})).rejects.toMatchObject({ code: 'store.no_transaction' })
        await store.tx(ctx, (inside) => publishAll(store, inside, 'firm', [{ n: 1 }, { n: 2 }, { n: 3 }]))
        await store.tx(ctx, (inside) => publish(store, inside, 'unread', { n: 4 }))
        await consumeOnce(store, ctx, { ...reader, batch: 2 })
        await sql`update kernel.outbox set created_at = now() - interval '9 days'`.execute(store.db)
        expect(await pruneOutbox(store, 7)).toBe(2)
        await drain()
        expect(numbers()).toEqual([1, 2, 3])
      })
    })
  })
}

/** Makes a database what a program of a lower version left that had not got one of the modules yet. */
export async function unlearn(store: Store, module: string, version: string): Promise<void> {
  await store.query(`drop schema ${pg.escapeIdentifier(module)} cascade`)
  await store.query('delete from kernel.migration where module = $1', [module])
  await store.query('update kernel.upgrade set to_version = $1', [version])
}
