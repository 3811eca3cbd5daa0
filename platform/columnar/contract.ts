import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { JingweiError } from '@jingwei/kernel'
import { connectColumnar, type Columnar, type ConnectOptions } from './index.ts'

/** The store under test and what it can be asked beyond the interface. */
export type ColumnarUnderTest = { readonly connect: ConnectOptions; readonly release: () => Promise<void> }

async function failure(work: Promise<unknown>): Promise<JingweiError> {
  const outcome = await work.then(() => undefined, (error: unknown) => error)
  expect(outcome).toBeInstanceOf(JingweiError)
  return outcome as JingweiError
}

const slow = 'SELECT count() AS n FROM numbers(100000000000) WHERE sipHash64(number) = 1'

/** What every columnar store must do: chDB behind our process and a ClickHouse server alike. */
export function columnarContract(name: string, open: () => Promise<ColumnarUnderTest>): void {
  describe(`columnar store on ${name}`, () => {
    let store: Columnar
    let under: ColumnarUnderTest

    beforeAll(async () => {
      under = await open()
      store = connectColumnar(under.connect)
    })
    afterAll(async () => {
      await store?.close()
      await under?.release()
    })
    const fresh = async (table: string, columns: string, engine = 'MergeTree ORDER BY tuple()') => {
      await store.command(`DROP TABLE IF EXISTS ${table} SYNC`)
      await store.command(`CREATE TABLE ${table} (${columns}) ENGINE = ${engine}`)
    }

    test('gives back every type as it was written', async () => {
      await fresh('trial_types', `a Int64, b UInt64, c Decimal(18, 2), d Date, e DateTime('Asia/Shanghai'), f Nullable(String), g LowCardinality(String), h Array(Int64), i Map(String, Decimal(18, 2)), j Float64, k Bool`)
      const row = { a: '-9223372036854775808', b: '18446744073709551615', c: '1234567890123456.70', d: '2026-02-28', e: '2026-02-28 08:00:00', f: null, g: '秀水区', h: ['9007199254740993'], i: { 营业收入: '12.30' }, j: 0.1, k: true }
      await store.insert('trial_types', [row, { ...row, f: "“引号”'\\\t\n🏭𠮷" }], Object.keys(row))
      expect(await store.query('SELECT * FROM trial_types ORDER BY f NULLS FIRST')).toEqual([row, { ...row, f: "“引号”'\\\t\n🏭𠮷" }])
    })

    test('counts time in Shanghai', async () => {
      expect(await store.query(`SELECT timezone() AS zone, toDateTime(0) AS zero, toString(toDate(toDateTime(1767196800))) AS day`)).toEqual([{ zone: 'Asia/Shanghai', zero: '1970-01-01 08:00:00', day: '2026-01-01' }])
    })

    test('adds 64-bit amounts in fen without loss', async () => {
      await fresh('trial_fen', 'fen Int64')
      await store.insert('trial_fen', [{ fen: 9007199254740993n }, { fen: 2n }], ['fen'])
      expect(await store.query('SELECT sum(fen) AS total FROM trial_fen')).toEqual([{ total: '9007199254740995' }])
    })

    test('treats parameters as values, whatever they contain', async () => {
      for (const text of [`'; DROP TABLE trial_fen; --`, `\\'`, `{b:String}`, 'a\tb\nc\\', '企业"`', '', `' OR 1=1 --`]) {
        expect(await store.query('SELECT {a:String} AS a, {b:Int64} AS b', { a: text, b: '7' })).toEqual([{ a: text, b: '7' }])
      }
      expect(await store.query('SELECT {list:Array(String)} AS list, {day:Date} AS day', { list: [`a'b`, '乙'], day: '2026-01-31' })).toEqual([{ list: [`a'b`, '乙'], day: '2026-01-31' }])
      expect((await failure(store.query('SELECT {n:UInt32} AS n', { n: '1 OR 1=1' }))).details.number).toBeDefined()
      expect((await failure(store.query('SELECT {missing:UInt32}'))).details.number).toBe('456')
    })

    test('takes a parameter as long as a list of ids may be', async () => {
      const ids = Array.from({ length: 5_000 }, (_, index) => `00000000-0000-4000-8000-${String(index).padStart(12, '0')}`)
      expect(await store.query('SELECT length({ids:Array(UUID)}) AS n', { ids })).toEqual([{ n: '5000' }])
    })

    test('keeps parameters of simultaneous queries apart', async () => {
      const answers = await Promise.all(Array.from({ length: 30 }, (_, n) => store.query<{ n: number; m: number }>('SELECT {n:UInt32} AS n, {m:UInt32} AS m', { n, m: n * 2 })))
      expect(answers.map(([row]) => row)).toEqual(Array.from({ length: 30 }, (_, n) => ({ n, m: n * 2 })))
    })

    test('does not let a setting reach the next query', async () => {
      const seconds = () => store.query(`SELECT getSetting('max_execution_time') AS s`)
      const [before] = await seconds()
      await store.query('SELECT 1', {}, { maxMs: 7000, readonly: true })
      expect(await seconds()).toEqual([before])
      await store.command('SET max_execution_time = 3')
      expect(await seconds()).toEqual([before])
    })

    test('runs one statement per request', async () => {
      expect((await failure(store.command('SELECT 1; DROP TABLE trial_fen'))).details.number).toBe('62')
      expect(await store.query(`SELECT ';' AS a -- ; b`)).toEqual([{ a: ';' }])
    })

    test('refuses writes and settings of a reader', async () => {
      expect((await failure(store.command('TRUNCATE TABLE trial_fen', {}, { readonly: true }))).details.number).toBe('164')
      expect((await failure(store.query('SELECT 1 SETTINGS max_threads = 1', {}, { readonly: true }))).details.number).toBe('164')
    })

    test('answers errors with the numbers of ClickHouse', async () => {
      expect((await failure(store.query('SELECT * FROM nowhere'))).details.number).toBe('60')
      expect((await failure(store.query('SELEC 1'))).details.number).toBe('62')
      expect((await failure(store.query('SELECT nothing_here'))).details.number).toBe('47')
      expect((await failure(store.query('SELECT no_such_function(1)'))).details.number).toBe('46')
    })

    test('answers a short query while long ones run, and ends those that are aborted', async () => {
      const going = new AbortController()
      const long = [1, 2].map(() => failure(store.query(slow, {}, { abort: going.signal })))
      expect(await store.query('SELECT 1 AS one')).toEqual([{ one: 1 }])
      going.abort()
      for (const error of await Promise.all(long)) expect(error.code).toBe('columnar.aborted')
      await expect.poll(async () => (await store.query<{ n: string }>(`SELECT count() AS n FROM system.processes WHERE query LIKE '%sipHash64%' AND query NOT LIKE '%system.processes%'`))[0]?.n, { timeout: 20_000 }).toBe('0')
    })

    test('stops a query at its time limit and one that wants too much memory, and goes on', async () => {
      expect((await failure(store.query(slow, {}, { maxMs: 300 }))).code).toBe('columnar.too_slow')
      expect((await failure(store.query('SELECT uniqExact(number) AS n FROM numbers(50000000)', {}, { maxBytes: 50_000_000 }))).code).toBe('columnar.too_big')
      expect(await store.query('SELECT 1 AS one')).toEqual([{ one: 1 }])
    })

    test('takes a million rows and gives them back, neither standing in our memory', { timeout: 240_000 }, async () => {
      await fresh('trial_million', 'id UInt64, name String, fen Int64', 'MergeTree ORDER BY id')
      let most = 0
      const sample = () => { most = Math.max(most, process.memoryUsage().heapUsed) }
      const start = process.memoryUsage().heapUsed
      await store.insert('trial_million', (function* () {
        for (let id = 0; id < 1_000_000; id += 1) {
          if (id % 20_000 === 0) sample()
          yield { id, name: `秀水区第${id}号企业有限公司`, fen: BigInt(id) * 100n }
        }
      })(), ['id', 'name', 'fen'])
      expect(await store.query('SELECT count() AS n, uniqExact(id) AS ids, sum(fen) AS fen FROM trial_million')).toEqual([{ n: '1000000', ids: '1000000', fen: '49999950000000' }])
      let rows = 0
      for await (const row of store.stream<{ id: string }>('SELECT * FROM trial_million')) {
        if ((rows += 1) % 20_000 === 0) {
          sample()
          expect(row.id).toBeTypeOf('string')
        }
      }
      expect(rows).toBe(1_000_000)
      expect((most - start) / 2 ** 20).toBeLessThan(250)
    })

    test('measures and cuts Chinese text by character', async () => {
      expect(await store.query(`SELECT editDistanceUTF8('嘉兴市秀洲区', '嘉兴秀水区') AS d, lengthUTF8('嘉兴市') AS l, substringUTF8('嘉兴市秀洲区', 4, 3) AS s, positionUTF8('嘉兴市', '市') AS p, lowerUTF8('ＡB') AS w`)).toEqual([{ d: '2', l: '3', s: '秀洲区', p: '3', w: 'ａb' }])
    })

    test('keeps the last version of a row', async () => {
      await fresh('trial_latest', 'id UInt64, version UInt64, name String', 'ReplacingMergeTree(version) ORDER BY id')
      await store.insert('trial_latest', [{ id: 1, version: 2, name: '新' }], ['id', 'version', 'name'])
      await store.insert('trial_latest', [{ id: 1, version: 1, name: '旧' }], ['id', 'version', 'name'])
      expect(await store.query('SELECT id, name FROM trial_latest FINAL')).toEqual([{ id: '1', name: '新' }])
    })

    test('drops one month and leaves the others', async () => {
      await fresh('trial_months', 'day Date, fen Int64', 'MergeTree PARTITION BY toYYYYMM(day) ORDER BY day')
      await store.insert('trial_months', [{ day: '2026-01-31', fen: 1 }, { day: '2026-02-01', fen: 2 }], ['day', 'fen'])
      await store.command('ALTER TABLE trial_months DROP PARTITION 202601')
      expect(await store.query('SELECT fen FROM trial_months')).toEqual([{ fen: '2' }])
    })

    test('exchanges and renames tables in one step', async () => {
      await fresh('trial_new', 'a UInt8')
      await fresh('trial_old', 'a UInt8')
      await store.insert('trial_new', [{ a: 1 }], ['a'])
      await store.command('EXCHANGE TABLES trial_new AND trial_old')
      expect(await store.query('SELECT a FROM trial_old')).toEqual([{ a: 1 }])
      await store.command('DROP TABLE IF EXISTS trial_renamed SYNC')
      await store.command('RENAME TABLE trial_old TO trial_renamed')
      expect(await store.query('SELECT a FROM trial_renamed')).toEqual([{ a: 1 }])
    })

    test('takes no rows as nothing to do', async () => {
      await fresh('trial_empty', 'a UInt8')
      await store.insert('trial_empty', [], ['a'])
      expect(await store.query('SELECT count() AS n FROM trial_empty')).toEqual([{ n: '0' }])
    })
  })
}
