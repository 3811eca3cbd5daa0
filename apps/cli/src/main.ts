import { JingweiError, nearestKey } from '@jingwei/kernel'
import { parseArguments, type Command } from './arguments.ts'
import { helpText } from './help.ts'
import { enterRegionTime } from './time-zone.ts'

/** Loaded when asked for: a process carries only what its role needs. */
const commands: Readonly<Record<string, () => Promise<(command: Command) => Promise<number>>>> = {
  start: async () => (await import('./start-command.ts')).startCommand,
  import: async () => (await import('./import-command.ts')).importCommand,
  export: async () => (await import('./export-command.ts')).exportCommand,
  backup: async () => (await import('./backup-command.ts')).backupCommand,
  restore: async () => (await import('./restore-command.ts')).restoreCommand,
  upgrade: async () => (await import('./upgrade-command.ts')).upgradeCommand,
  rollback: async () => (await import('./rollback-command.ts')).rollbackCommand,
  bundle: async () => (await import('./bundle-command.ts')).bundleCommand,
  columnar: async () => (await import('./columnar-command.ts')).columnarCommand,
  doctor: async () => (await import('./doctor-command.ts')).doctorCommand,
}

/** Runs one command; the exit code is its answer. Errors are told in both languages, with their code. */
async function main(): Promise<number> {
  enterRegionTime()
  const command = parseArguments(process.argv.slice(2))
  if (command.name !== 'start') endOnSignal()
  const load = commands[command.name]
  if (!load) {
    if (command.name !== '' && command.name !== 'help') throw new JingweiError('cli.unknown_command', { command: command.name, nearest: nearestKey(command.name, Object.keys(commands)) })
    process.stdout.write(helpText)
    return 0
  }
  return (await load())(command)
}

/** A one-off command that is told to stop ends at once, with its exit handlers: what it started ends too. */
function endOnSignal(): void {
  process.once('SIGINT', () => process.exit(130))
  process.once('SIGTERM', () => process.exit(143))
}

const misuse = new Set(['cli.unknown_command', 'cli.unknown_option', 'cli.missing_value', 'cli.bad_port', 'cli.usage'])

main().then(
  (code) => process.exit(code),
  (error: unknown) => {
    if (error instanceof JingweiError) process.stderr.write(`${error.zh}\n${error.en}\n[${error.code}]\n`)
    else process.stderr.write(`${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`)
    process.exit(error instanceof JingweiError && misuse.has(error.code) ? 64 : 1)
  },
)
