import { copyFile, mkdir } from 'node:fs/promises'
import { basename, join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { deliver, look, settled } from './client.ts'
import { copyHome, removeHome, startHome, stopHome, type RunningHome } from './home.ts'
import type { Program } from './program.ts'
import { dice } from './random.ts'
import { difference, snapshotOf, type Snapshot } from './snapshot.ts'
import { kill, pidsOf, type Target } from './targets.ts'

export type Kill = { readonly target: Target; readonly afterMs: number; readonly stage: string; readonly outcome: 'passed' | 'failed' | 'excluded'; readonly reason?: string }

export type DrillOptions = {
  readonly program: Program
  /** A folder for homes. */
  readonly folder: string
  /** An empty home and the token of somebody who may import into it. */
  readonly template: { readonly home: string; readonly token: string }
  /** Data files in the order of their delivery. */
  readonly files: readonly string[]
  readonly targets: readonly Target[]
  readonly kills: number
  readonly seed: number
  readonly onKill?: (number: number, kill: Kill) => void
}

/** A kill after the end tells nothing, and a disturbed run is seldom slower than this part of the undisturbed one. */
const withinRun = 0.85

/** One part of the delivery in the undisturbed run: how long it took and what stood there afterwards. */
export type Step = { readonly folder: string; readonly files: readonly string[]; readonly tookMs: number; readonly after: Snapshot }

/**
 * Kills one process a delivery. A home takes as many deliveries as there are targets; each is cut at a random moment of
 * the time it took undisturbed, resumed, and must leave what the undisturbed run left. Then a new home begins.
 */
export async function drill(options: DrillOptions): Promise<readonly Kill[]> {
  const steps = await undisturbed(options)
  const random = dice(options.seed)
  const kills: Kill[] = []
  const told = (one: Kill): void => {
    kills.push(one)
    options.onKill?.(kills.length, one)
  }
  for (let round = 0; kills.length < options.kills; round++) {
    const home = join(options.folder, `home-${round}`)
    copyHome(options.template.home, home)
    let running = await startHome(options.program, home)
    let broken = false
    for (const [index, step] of steps.entries()) {
      const target = options.targets[(index + round) % options.targets.length] ?? 'server'
      const afterMs = Math.round(random() * step.tookMs * withinRun)
      if (kills.length >= options.kills) break
      if (broken) {
        told({ target, afterMs, stage: '-', outcome: 'excluded', reason: 'an earlier kill of this home failed' })
        continue
      }
      const cut = await disturb(options, running, step, target, afterMs, random)
      running = cut.running
      broken = cut.kill.outcome === 'failed'
      told(cut.kill)
    }
    await stopHome(running).catch(() => {})
    await removeHome(home)
  }
  return kills
}

export async function undisturbed({ program, folder, template, files, targets }: Pick<DrillOptions, 'program' | 'folder' | 'template' | 'files' | 'targets'>): Promise<readonly Step[]> {
  const home = join(folder, 'undisturbed')
  copyHome(template.home, home)
  const running = await startHome(program, home)
  const steps: Step[] = []
  try {
    for (const [index, part] of inParts(files, targets.length).entries()) {
      const place = await partFolder(join(folder, `part-${index}`), part)
      const began = performance.now()
      const importId = await deliver(running.base, template.token, place.files)
      if (importId === undefined) throw new Error('the undisturbed run was refused')
      const ended = await settled(running.base, template.token, importId)
      if (ended.state !== 'done') throw new Error(`the undisturbed run did not end well: ${JSON.stringify(ended)}\n${running.server.lines.filter((line) => !line.includes('"level":"info"')).slice(-20).join('\n')}`)
      steps.push({ ...place, tookMs: performance.now() - began, after: await snapshotOf(home, program.self) })
    }
    await stopHome(running)
    return steps
  } finally {
    await removeHome(home)
  }
}

/** Neighbours stay together, so that every part has something to land, to link and to fuse. */
export function inParts<Item>(items: readonly Item[], parts: number): Item[][] {
  return Array.from({ length: parts }, (_, part) => items.slice(Math.floor((part * items.length) / parts), Math.floor(((part + 1) * items.length) / parts)))
}

/** A folder of its own for one part, because the command takes folders; in the order in which it reads them. */
export async function partFolder(folder: string, part: readonly string[]): Promise<{ folder: string; files: string[] }> {
  await mkdir(folder, { recursive: true })
  const names = part.map((path) => basename(path)).toSorted()
  for (const path of part) await copyFile(path, join(folder, basename(path)))
  return { folder, files: names.map((name) => join(folder, name)) }
}

async function disturb({ program, template: { token } }: DrillOptions, before: RunningHome, step: Step, target: Target, afterMs: number, random: () => number): Promise<{ running: RunningHome; kill: Kill }> {
  let running = before
  const { home } = before
  const command = target === 'command' ? program.run(['import', step.folder, '--home', home]) : undefined
  const acknowledging = command === undefined ? deliver(running.base, token, step.files) : Promise.resolve(undefined)
  let stage = 'before the acknowledgement'
  let acknowledged: string | undefined
  void acknowledging.then((id) => { acknowledged = id })
  // Three of four kills of the command come after its start, which would take up the whole time of a small import.
  if (command !== undefined && random() < 0.75) await command.line(/./u)
  await pause(afterMs)
  if (acknowledged !== undefined) stage = (await look(running.base, token, acknowledged).catch(() => undefined))?.stage ?? 'unknown'
  if (command !== undefined) {
    stage = command.lines.at(-1)?.split(' ')[1] ?? 'starting'
    command.kill('SIGKILL')
    await command.ended
  } else if (target === 'server') {
    running.server.kill('SIGKILL')
    await running.server.ended
  } else if (target !== 'command') {
    const pids = pidsOf(target, home, random)
    if (pids.length === 0) stage = `${stage}, nothing to kill`
    kill(pids)
  }
  const told = { target, afterMs, stage }
  try {
    if (target === 'server') running = await startHome(program, home)
    const importId = (await acknowledging) ?? (await deliverAgain(running.base, token, step.files))
    const { state } = await settled(running.base, token, importId)
    const found = await snapshotOf(home, program.self)
    const reason = state === 'done' ? difference(step.after, found) : `the import ended as ${state}`
    return { running, kill: reason === undefined ? { ...told, outcome: 'passed' } : { ...told, outcome: 'failed', reason } }
  } catch (error) {
    return { running, kill: { ...told, outcome: 'failed', reason: error instanceof Error ? error.message : String(error) } }
  }
}

/** What was not acknowledged is delivered again, as a person would who saw an error. */
export async function deliverAgain(base: string, token: string, files: readonly string[]): Promise<string> {
  for (let turn = 0; turn < 120; turn++) {
    const importId = await deliver(base, token, files)
    if (importId !== undefined) return importId
    await pause(500)
  }
  throw new Error('the server takes no delivery any more')
}

