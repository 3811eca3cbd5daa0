import { readdirSync, readFileSync } from 'node:fs'

export type Kind = 'node' | 'postgres' | 'columnar'

/** Proportional set sizes in MB: by kind of process, and of each. */
export type Memory = { readonly node: number; readonly postgres: number; readonly columnar: number; readonly total: number; readonly each: readonly { readonly pid: number; readonly what: string; readonly mb: number }[] }

const read = (path: string): string => {
  try {
    return readFileSync(path, 'utf8')
  } catch {
    return ''
  }
}

type Process = { readonly pid: number; readonly parent: number; readonly command: readonly string[] }

/** Every process of a home: those that name it and all they started. Linux only. */
function processesOf(home: string): readonly Process[] {
  const all = readdirSync('/proc').filter((name) => /^\d+$/u.test(name)).map((name): Process => ({
    pid: Number(name), parent: Number(/\) \S (\d+)/u.exec(read(`/proc/${name}/stat`))?.[1] ?? 0), command: read(`/proc/${name}/cmdline`).split('\0').filter((part) => part !== ''),
  })).filter(({ pid, command }) => pid !== process.pid && command.length > 0)
  const ours = new Set(all.filter(({ command }) => command.some((part) => part === home || part.startsWith(`${home}/`))).map(({ pid }) => pid))
  for (let before = -1; before !== ours.size; ) {
    before = ours.size
    for (const { pid, parent } of all) if (ours.has(parent)) ours.add(pid)
  }
  return all.filter(({ pid }) => ours.has(pid))
}

function kindOf(command: readonly string[]): Kind {
  if (/(?:^|\/)postgres(?::|$)/u.test(command[0] ?? '')) return 'postgres'
  return command[command.indexOf('--role') + 1] === 'columnar' && command.includes('--role') ? 'columnar' : 'node'
}

const whatOf = (command: readonly string[]): string =>
  kindOf(command) === 'postgres' ? command.join(' ').slice(0, 60) : command.map((part) => part.split('/').pop()).join(' ').slice(0, 80)

/** Memory of a home's processes at this moment; shared pages are divided among those who share them. */
export function memoryOf(home: string): Memory {
  const sums = { node: 0, postgres: 0, columnar: 0 }
  const each = processesOf(home).map(({ pid, command }) => {
    const mb = Number(/^Pss:\s+(\d+)/mu.exec(read(`/proc/${pid}/smaps_rollup`))?.[1] ?? 0) / 1024
    sums[kindOf(command)] += mb
    return { pid, what: whatOf(command), mb: Math.round(mb) }
  })
  const { node, postgres, columnar } = sums
  return { node: Math.round(node), postgres: Math.round(postgres), columnar: Math.round(columnar), total: Math.round(node + postgres + columnar), each }
}

/** Processor seconds a home's processes have used so far, as the kernel counts them (100 ticks a second). */
function processorOf(home: string, used: Map<number, { kind: Kind; seconds: number }>): void {
  for (const { pid, command } of processesOf(home)) {
    const fields = read(`/proc/${pid}/stat`).replace(/^.*\) /u, '').split(' ')
    const seconds = (Number(fields[11]) + Number(fields[12])) / 100
    if (Number.isFinite(seconds)) used.set(pid, { kind: kindOf(command), seconds })
  }
}

export type Effort = Readonly<Record<Kind | 'total', number>>

/**
 * Watches a home once a second. `stop` gives the highest sum of memory of each kind of process in MB, and the processor
 * seconds they used: on a busy machine those tell more than the clock.
 */
export function watch(home: string): { stop(): { readonly peakMb: Effort; readonly processorSeconds: Effort } } {
  const peakMb = { node: 0, postgres: 0, columnar: 0, total: 0 }
  const used = new Map<number, { kind: Kind; seconds: number }>()
  const look = (): void => {
    const now = memoryOf(home)
    for (const kind of ['node', 'postgres', 'columnar', 'total'] as const) peakMb[kind] = Math.max(peakMb[kind], now[kind])
    processorOf(home, used)
  }
  const timer = setInterval(look, 1_000)
  return {
    stop() {
      clearInterval(timer)
      const processorSeconds = { node: 0, postgres: 0, columnar: 0, total: 0 }
      for (const { kind, seconds } of used.values()) {
        processorSeconds[kind] += seconds
        processorSeconds.total += seconds
      }
      for (const kind of ['node', 'postgres', 'columnar', 'total'] as const) processorSeconds[kind] = Math.round(processorSeconds[kind] * 10) / 10
      return { peakMb, processorSeconds }
    },
  }
}
