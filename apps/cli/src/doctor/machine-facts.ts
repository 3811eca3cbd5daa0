import { readFileSync, statfsSync } from 'node:fs'
import { cpus, totalmem } from 'node:os'

/** What a machine is, as far as our programs care. */
export type MachineFacts = {
  readonly node: string
  readonly platform: string
  readonly processor: string
  /** Of the running system; undefined where there is none (musl, macOS). */
  readonly glibc: string | undefined
  /** Features of the processor as Linux names them; undefined where they are not told. */
  readonly features: ReadonlySet<string> | undefined
  readonly cores: number
  readonly memoryBytes: number
  readonly freeBytes: number
  readonly now: Date
  /** The machine's own time zone, whatever this process works in. */
  readonly timeZone: string
}

export function readMachine(home: string, timeZone: string): MachineFacts {
  const disk = statfsSync(home)
  return {
    node: process.versions.node, platform: process.platform, processor: process.arch, glibc: glibcOf(), features: featuresOf(), cores: cpus().length, memoryBytes: totalmem(),
    freeBytes: disk.bavail * disk.bsize, now: new Date(), timeZone,
  }
}

function glibcOf(): string | undefined {
  const report = process.report?.getReport() as { header?: { glibcVersionRuntime?: string } } | undefined
  return report?.header?.glibcVersionRuntime
}

function featuresOf(): ReadonlySet<string> | undefined {
  try {
    const flags = /^flags\s*:\s*(.*)$/mu.exec(readFileSync('/proc/cpuinfo', 'utf8'))?.[1]
    return flags === undefined ? undefined : new Set(flags.split(/\s+/u))
  } catch {
    return undefined
  }
}
