import { spawn } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'

/** The product's own command, as a user types it. */
export const launcher = join(process.cwd(), 'apps/cli/bin/jingwei.js')

export type Ran = { readonly code: number; readonly ms: number; readonly lines: readonly { readonly text: string; readonly at: number }[] }

/** Runs one command to its end; every line it says comes with the milliseconds since its start. */
export async function jingwei(...command: readonly string[]): Promise<Ran> {
  const born = performance.now()
  const child = spawn(process.execPath, [launcher, ...command], { stdio: ['ignore', 'pipe', 'inherit'] })
  const lines: { text: string; at: number }[] = []
  createInterface({ input: child.stdout }).on('line', (text) => lines.push({ text, at: performance.now() - born }))
  const code = await new Promise<number>((resolve) => child.once('close', (status) => resolve(status ?? 1)))
  return { code, ms: performance.now() - born, lines }
}

/** The same, where anything but success ends the measurement. */
export async function demandJingwei(...command: readonly string[]): Promise<Ran> {
  const ran = await jingwei(...command)
  if (ran.code !== 0) throw new Error(`jingwei ${command.join(' ')} ended with ${ran.code}: ${ran.lines.map((line) => line.text).join('\n')}`)
  return ran
}

/** Milliseconds of each stage an import announced; `start` is what came before the first. */
export function stagesOf({ lines, ms }: Ran): Readonly<Record<string, number>> {
  const marks = lines.flatMap(({ text, at }) => {
    const stage = /(\w+) \.\.\.$/u.exec(text)?.[1]
    return stage === undefined ? [] : [{ stage, at }]
  })
  const end = lines.find(({ text }) => /\bauto \d+/u.test(text))?.at ?? ms
  const spans = marks.map(({ stage, at }, index): [string, number] => [stage, Math.round((marks[index + 1]?.at ?? end) - at)])
  return { start: Math.round(marks[0]?.at ?? 0), ...Object.fromEntries(spans), stop: Math.round(ms - end) }
}

/** A fresh folder that is gone when the measurement ends, however it ends. */
export function temporaryFolder(name: string): string {
  const folder = mkdtempSync(join(tmpdir(), `jingwei-bench-${name}-`))
  process.once('exit', () => rmSync(folder, { recursive: true, force: true }))
  return folder
}
