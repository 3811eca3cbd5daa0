import { readFile, writeFile } from 'node:fs/promises'
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
