import { createHash } from 'node:crypto'
import { chmod, chown, lstat, mkdir, realpath, stat } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { JingweiError } from '@jingwei/kernel'
import { nobody, ownAccount, runAs, type Account } from './account.ts'
import { copyNative, findNative, hydrated } from './binaries.ts'

/** Where one home's server keeps its things, and as whom it runs. */
export type Place = {
  readonly home: string
  readonly account: Account
  readonly binaries: string
  readonly data: string
  /** Holds the socket; short, because a socket path ends at 107 bytes. */
  readonly run: string
  readonly log: string
}

const longestSocketFolder = 88

/** Chooses account and folders for a home. As root three ways are tried in turn, the least privileged first. */
export async function choosePlace(homeAsGiven: string): Promise<Place> {
  await mkdir(homeAsGiven, { recursive: true })
  const home = await realpath(homeAsGiven)
  const native = await findNative()
  if (process.getuid?.() !== 0) return placeOfUser(home, native)
  const apart = apartOf(home)
  if (await exists(join(apart, 'pg', 'PG_VERSION'))) return placeApart(home, apart, native)
  const binaries = await hydrated(native, join(home, 'bin'))
  const account = await accountOfData(join(home, 'pg'))
  const reasons: string[] = []
  for (const readsEverywhere of [false, true]) {
    const place = await arrange(home, home, binaries, { ...account, readsEverywhere })
    const problem = await problemWith(place)
    if (problem === undefined) return place
    reasons.push(problem)
  }
  if (await exists(join(home, 'pg', 'PG_VERSION'))) throw new JingweiError('store.no_place', { home, reason: reasons.join('; ') })
  const place = await placeApart(home, apart, native)
  const problem = await problemWith(place)
  if (problem !== undefined) throw new JingweiError('store.no_place', { home, reason: [...reasons, problem].join('; ') })
  return place
}

const apartOf = (home: string): string => join('/var/lib/jingwei', digest(home))

/** Where the cluster of a home lies that root had to put elsewhere; undefined when it lies in the home. */
export async function clusterApart(homeAsGiven: string): Promise<string | undefined> {
  if (process.getuid?.() !== 0) return undefined
  const apart = apartOf(await realpath(homeAsGiven).catch(() => homeAsGiven))
  return (await exists(join(apart, 'pg', 'PG_VERSION'))) ? apart : undefined
}

async function placeOfUser(home: string, native: string): Promise<Place> {
  const account = ownAccount()
  const data = join(home, 'pg')
  const owner = await stat(data).then((found) => found.uid, () => account.uid)
  if (owner !== account.uid) throw new JingweiError('store.wrong_owner', { folder: data, owner, user: account.uid })
  return arrange(home, home, await hydrated(native, join(home, 'bin')), account)
}

async function placeApart(home: string, apart: string, native: string): Promise<Place> {
  await mkdir(apart, { recursive: true, mode: 0o755 })
  return arrange(home, apart, await copyNative(native, '/var/lib/jingwei'), await accountOfData(join(apart, 'pg')))
}

/** A data folder made by an ordinary user keeps its owner when root starts it later. */
async function accountOfData(data: string): Promise<Account> {
  const found = await stat(data).catch(() => undefined)
  if (found === undefined || found.uid === 0) return nobody()
  return { uid: found.uid, gid: found.gid, readsEverywhere: false }
}

async function arrange(home: string, base: string, binaries: string, account: Account): Promise<Place> {
  const near = join(base, 'pg-run')
  const short = Buffer.byteLength(near) <= longestSocketFolder
  const run = short ? near : join(tmpdir(), `jingwei-${digest(base)}`)
  const log = join(base, 'log')
  await ownFolder(run, account)
  await mkdir(log, { recursive: true, mode: 0o750 })
  return { home, account, binaries, data: join(base, 'pg'), run, log }
}

/** A folder in a place others may write to could be planted: only a real folder of ours is taken. */
async function ownFolder(path: string, account: Account): Promise<void> {
  await mkdir(path, { recursive: true, mode: 0o700 })
  const found = await lstat(path)
  const ours = found.isDirectory() && [account.uid, process.getuid?.()].includes(found.uid)
  if (!ours) throw new JingweiError('store.wrong_owner', { folder: path, owner: found.uid, user: account.uid })
  if (process.getuid?.() === 0) await chown(path, account.uid, account.gid)
  await chmod(path, 0o700)
}

async function problemWith(place: Place): Promise<string | undefined> {
  const version = await runAs(place.account, join(place.binaries, 'bin', 'postgres'), ['--version'])
  if (version.code !== 0) return version.output || `postgres --version ended with ${version.code}`
  const entry = await runAs(place.account, '/bin/sh', ['-c', 'test -w "$0" && test -r "$0" && test -x "$0"', place.run])
  return entry.code === 0 ? undefined : `user ${place.account.uid} cannot write to ${place.run}`
}

const digest = (text: string): string => createHash('sha256').update(text).digest('hex').slice(0, 12)

const exists = (path: string): Promise<boolean> => stat(path).then(() => true, () => false)
