import { readFile, readlink } from 'node:fs/promises'

/** A process that can be told apart from a later one with the same number (containers reuse small numbers). */
export type ProcessId = { readonly pid: number; readonly started: string }

/** Start time in clock ticks since boot where /proc tells it, else empty; undefined when no such process runs. */
async function startOf(pid: number): Promise<string | undefined> {
  try {
    process.kill(pid, 0)
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'EPERM')) return undefined
  }
  const line = await readFile(`/proc/${pid}/stat`, 'utf8').catch(() => undefined)
  if (line === undefined) return process.platform === 'linux' ? undefined : ''
  const fields = line.slice(line.lastIndexOf(')') + 2).split(' ')
  return fields[0] === 'Z' ? undefined : (fields[19] ?? '')
}

export const isRunning = async (pid: number): Promise<boolean> => (await startOf(pid)) !== undefined

export const identify = async (pid: number): Promise<ProcessId> => ({ pid, started: (await startOf(pid)) ?? '' })

export async function isStillThere(id: ProcessId): Promise<boolean> {
  const started = await startOf(id.pid)
  return started !== undefined && (started === id.started || id.started === '')
}

/** Where a process works; undefined when that cannot be told. */
export const workingFolder = (pid: number): Promise<string | undefined> => readlink(`/proc/${pid}/cwd`).catch(() => undefined)
