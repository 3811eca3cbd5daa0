import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { secretNames, type NotifySecrets } from '@jingwei/notify'

/** A secret somebody else gave us: the environment variable, or the file `secrets/<name>` of the home. Undefined when there is none. */
export async function givenSecret(home: string, name: string, variable: string): Promise<string | undefined> {
  const given = process.env[variable]
  if (given !== undefined) return given
  const text = await readFile(join(home, 'secrets', name), 'utf8').catch((error: NodeJS.ErrnoException) => {
    if (error.code !== 'ENOENT') throw error
    return ''
  })
  return text.trim() === '' ? undefined : text.trim()
}

/** Those of the channels messages go out by: `secrets/notify-smtp` or JINGWEI_NOTIFY_SMTP, and so on. */
export async function notifySecrets(home: string): Promise<NotifySecrets> {
  const found = await Promise.all(Object.entries(secretNames).map(async ([channel, name]) => [channel, await givenSecret(home, name, `JINGWEI_${name.toUpperCase().replaceAll('-', '_')}`)] as const))
  return Object.fromEntries(found.filter(([, secret]) => secret !== undefined))
}
