import { readFileSync } from 'node:fs'
import { cpus, loadavg } from 'node:os'

/** What every result says of its machine: figures from a busy one are no figures. */
export const machine = () => ({ cores: cpus().length, load: loadavg().map((value) => Number(value.toFixed(2))), node: process.versions.node })

/** The last line of a measurement: ours, the peer's, and how the two stand to each other. */
export const printResult = (result: { readonly ratio: number | null } & Readonly<Record<string, unknown>>): void => console.log(JSON.stringify({ ...result, ...machine() }))

export const seconds = (milliseconds: number): number => Number((milliseconds / 1000).toFixed(2))
export const rounded = (value: number, digits = 2): number => Number(value.toFixed(digits))

/** The value below which a share of a sample lies; `sorted` ascending. */
export const quantile = (sorted: readonly number[], share: number): number => sorted[Math.min(sorted.length - 1, Math.ceil(sorted.length * share) - 1)] ?? Number.NaN

/** `--name value` of the command line, else the fallback. */
export function option(name: string, fallback: string): string {
  const at = process.argv.indexOf(`--${name}`)
  return at < 0 ? fallback : (process.argv[at + 1] ?? fallback)
}

/** Waits until the machine is as quiet as `--quiet LOAD` asks (default: at once), for ten minutes at most. */
export async function whenQuiet(): Promise<void> {
  const most = Number(option('quiet', '1000'))
  const now = (): number => Number(readFileSync('/proc/loadavg', 'utf8').split(' ')[0])
  for (let turn = 0; turn < 120 && now() > most; turn++) await new Promise((resolve) => setTimeout(resolve, 5_000))
}
