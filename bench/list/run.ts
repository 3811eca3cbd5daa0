import { existsSync, mkdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type Client } from '../measure/client.ts'
import { inventFirm, registerHeader, registerRow, taxHeader, taxRow } from '../measure/invented-firms.ts'
import { demandJingwei } from '../measure/jingwei.ts'
import { openAccounts } from '../measure/people.ts'
import { option, printResult, quantile, rounded, whenQuiet } from '../measure/result.ts'
import { startServer } from '../measure/server.ts'
import { writeLines } from '../measure/write-lines.ts'
import { mix } from './mix.ts'

const firms = Number(option('firms', '100000'))
const users = Number(option('users', '50'))
const duration = Number(option('seconds', '60')) * 1000
const every = 2_000
const people = ['clerk-a', 'clerk-b', 'clerk-c', 'clerk-d', 'clerk-e']

/** The county is imported once by the real pipeline and kept: `--fresh` makes it anew. */
const cache = join(tmpdir(), `jingwei-bench-list-${firms}`)
const home = join(cache, 'home')
if (process.argv.includes('--fresh')) rmSync(cache, { recursive: true, force: true })
if (!existsSync(join(cache, 'imported'))) {
  rmSync(cache, { recursive: true, force: true })
  const feeds = join(cache, 'feeds')
  mkdirSync(feeds, { recursive: true })
  const rows = function* (header: string, row: (index: number) => string): Generator<string> {
    yield header
    for (let index = 0; index < firms; index++) yield row(index)
  }
  await writeLines(join(feeds, 'register.csv'), rows(registerHeader, (index) => registerRow(inventFirm(index), index)))
  await writeLines(join(feeds, 'tax.csv'), rows(taxHeader, (index) => taxRow(inventFirm(index), 2025)))
  const { ms } = await demandJingwei('import', feeds, '--home', home)
  console.log(`imported ${firms} invented firms in ${Math.round(ms / 1000)} s`)
  writeFileSync(join(cache, 'imported'), '')
}

// The administrators of this bench are programs and have no telephone.
writeFileSync(join(home, 'settings.json'), JSON.stringify({ 'identity.factorRoles': 'none' }))
await whenQuiet()
const server = await startServer(home, 0)
const oneTime = server.passwords
const open = await openAccounts(server.address, oneTime, people)
const clients: Client[] = []
for (let user = 0; user < users; user++) clients.push(await open(people[user % people.length] ?? ''))
const [first] = clients
const { total, items } = await (first as Client).demand<{ total: number; items: { id: string }[] }>('GET', '/api/hub/enterprises?pageSize=200')
console.log(`${total} enterprises; ${users} users, one request each per ${every / 1000} s, for ${duration / 1000} s`)

/** Each user asks in his turn whether or not the last answer has come: a slow server must not slow its measurement. */
async function load(pathOf: (turn: number) => { readonly name: string; readonly path: string }): Promise<ReadonlyMap<string, readonly number[]>> {
  const times = new Map<string, number[]>()
  const failures: string[] = []
  let turn = 0
  const born = performance.now()
  await Promise.all(clients.map(async (client, user) => {
    const asked: Promise<void>[] = []
    for (let at = (user / users) * every; at < duration; at += every) {
      await new Promise((resolve) => setTimeout(resolve, born + at - performance.now()))
      const { name, path } = pathOf(turn++)
      asked.push(client.ask('GET', path).then(({ status, ms, text }) => {
        if (status !== 200) failures.push(`${path}: ${status} ${text.slice(0, 200)}`)
        const known = times.get(name)
        if (known) known.push(ms)
        else times.set(name, [ms])
      }))
    }
    await Promise.all(asked)
  }))
  if (failures.length > 0) throw new Error(`${failures.length} requests failed, the first: ${failures[0]}`)
  return times
}

const summary = (values: readonly number[]) => {
  const sorted = values.toSorted((a, b) => a - b)
  return { requests: sorted.length, p50: rounded(quantile(sorted, 0.5), 1), p95: rounded(quantile(sorted, 0.95), 1), p99: rounded(quantile(sorted, 0.99), 1) }
}

for (const kind of mix) await (first as Client).demand('GET', kind.path)
const lists = await load((turn) => mix[turn % mix.length] ?? { name: '', path: '' })
for (const [name, values] of lists) console.log(`${name}: ${JSON.stringify(summary(values))}`)
const list = summary([...lists.values()].flat())
const pages = await load((turn) => ({ name: 'page', path: `/api/hub/enterprises/${items[(turn * 37) % items.length]?.id}` }))
const page = summary([...pages.values()].flat())
for (const client of clients) client.close()
await server.stop()
const target = 100
printResult({ ours: { enterprises: total, list, page }, ratio: rounded(list.p95 / target, 3), ratioOf: `p95 of the list over its ${target} ms budget`, met: { list: list.p95 < target, page: page.p95 < 50 } })
