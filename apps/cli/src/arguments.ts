import { resolve } from 'node:path'
import { JingweiError, nearestKey } from '@jingwei/kernel'
import './errors.ts'

export type Command = {
  readonly name: string
  readonly rest: readonly string[]
  readonly home: string
  readonly port: number
  readonly host: string
  readonly role: string
  readonly out?: string
  readonly upstream?: string
  /** `backup --continuous on|off` */
  readonly continuous?: string
  /** `bundle --target linux-arm64`. */
  readonly target?: string
  /** `restore --to`, as given. */
  readonly to?: string
  readonly json: boolean
  readonly empty: boolean
  /** Only errors are logged, and to stderr: what was asked for has stdout for itself. */
  readonly quiet: boolean
  /** `upgrade --no-backup` makes it false. */
  readonly withBackup: boolean
  /** `rollback --lose-since`: rows written since the upgrade may go. */
  readonly loseSince: boolean
}

const valued = ['--home', '--port', '--host', '--role', '--out', '--upstream', '--continuous', '--to', '--target']
const flags = ['--json', '--empty', '--quiet', '--no-backup', '--lose-since']

/** Reads `jingwei NAME [REST] [options]`. @throws cli.unknown_option naming the known ones, cli.missing_value, cli.bad_port */
export function parseArguments(given: readonly string[]): Command {
  const values = new Map<string, string>()
  const set = new Set<string>()
  const rest: string[] = []
  for (let index = 0; index < given.length; index++) {
    const [option = '', inline] = (given[index] ?? '').startsWith('--') ? (given[index] ?? '').split(/=(.*)/su) : [given[index]]
    if (option === '--help' || option === '-h') rest.unshift('help')
    else if (valued.includes(option)) {
      const value = inline ?? given[++index]
      if (value === undefined) throw new JingweiError('cli.missing_value', { option })
      values.set(option, value)
    } else if (flags.includes(option)) set.add(option)
    else if (option.startsWith('--')) throw new JingweiError('cli.unknown_option', { option, known: `${nearestKey(option, [...valued, ...flags])} (${[...valued, ...flags].join(' ')})` })
    else rest.push(option)
  }
  const [name = '', ...others] = rest
  const port = Number(values.get('--port') ?? 8080)
  if (!Number.isInteger(port) || port < 0 || port > 65_535) throw new JingweiError('cli.bad_port', { found: values.get('--port') ?? '' })
  const out = values.get('--out')
  const upstream = values.get('--upstream')
  const continuous = values.get('--continuous')
  const to = values.get('--to')
  const target = values.get('--target')
  return {
    name, rest: others, home: resolve(values.get('--home') ?? '.jingwei'), port, host: values.get('--host') ?? '127.0.0.1', role: values.get('--role') ?? 'all', json: set.has('--json'), empty: set.has('--empty'), quiet: set.has('--quiet'), withBackup: !set.has('--no-backup'), loseSince: set.has('--lose-since'),
    ...(out === undefined ? {} : { out }), ...(upstream === undefined ? {} : { upstream }), ...(continuous === undefined ? {} : { continuous }), ...(to === undefined ? {} : { to }), ...(target === undefined ? {} : { target }),
  }
}
