import { readFile, realpath, writeFile } from 'node:fs/promises'
import { join } from 'node:path'

/** What `backup --continuous` sets in a cluster, and what a recovery needs for as long as it runs. */
const ours = /^(?:archive_\w+|basic_archive\.\w+|restore_command|recovery_\w+|hot_standby)\s*=/u

/**
 * Writes a stopped cluster's own settings (`postgresql.auto.conf`) without ours, and with the given ones after them. A
 * copy must not write into the log of the home it was made of.
 */
export async function setRecovery(data: string, settings: Readonly<Record<string, string>> = {}): Promise<void> {
  const file = join(data, 'postgresql.auto.conf')
  const kept = (await readFile(file, 'utf8').catch(() => '')).split('\n').filter((line) => line !== '' && !ours.test(line))
  const more = Object.entries(settings).map(([name, value]) => `${name} = '${value.replaceAll("'", "''")}'`)
  await writeFile(file, [...kept, ...more, ''].join('\n'))
}

/** Whether a cluster keeps its log in this folder still: a home that was restored or rolled back has another history and does not. */
export async function keepsLogIn(data: string, log: string): Promise<boolean> {
  const text = await readFile(join(data, 'postgresql.auto.conf'), 'utf8').catch(() => '')
  // What is said last counts.
  const said = (name: string): string | undefined => text.split('\n').flatMap((line) => new RegExp(`^${name} = '(.*)'$`, 'u').exec(line)?.[1] ?? []).at(-1)?.replaceAll(/(['\\])\1/gu, '$1')
  const [kept, own] = await Promise.all([said('basic_archive\\.archive_directory') ?? '', log].map((path) => realpath(path).catch(() => undefined)))
  return said('archive_mode') === 'on' && said('archive_library') === 'basic_archive' && kept !== undefined && kept === own
}
