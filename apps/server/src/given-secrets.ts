import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Secret } from '@jingwei/intake'
import { secretNames, type NotifySecrets } from '@jingwei/notify'

async function textOf(file: string): Promise<string | undefined> {
  const text = await readFile(file, 'utf8').catch((error: NodeJS.ErrnoException) => {
    if (error.code !== 'ENOENT') throw error
    return ''
  })
  // Closing line breaks are the editor's; blanks may be the password's.
  return text.trim() === '' ? undefined : text.replace(/[\r\n]+$/u, '')
}

/** A secret somebody else gave us: the environment variable, or the file `secrets/<name>` of the home. Undefined when there is none. */
export const givenSecret = async (home: string, name: string, variable: string): Promise<string | undefined> => process.env[variable] ?? (await textOf(join(home, 'secrets', name)))

/**
 * What the server holds for a connection: the file `secrets/intake/CODE` of the home (or `JINGWEI_INTAKE_CODE`, with _ for
 * -), and the other end's root certificate in `secrets/intake/CODE.ca.pem`. A code that is none, such as a path, has nothing.
 */
export async function intakeSecret(home: string, code: string): Promise<Secret> {
  if (!/^[a-z0-9][a-z0-9-]{0,39}$/u.test(code)) return {}
  const value = await givenSecret(home, join('intake', code), `JINGWEI_INTAKE_${code.toUpperCase().replaceAll('-', '_')}`)
  const certificate = await textOf(join(home, 'secrets', 'intake', `${code}.ca.pem`))
  return { ...(value === undefined ? {} : { value }), ...(certificate === undefined ? {} : { certificate }) }
}

/** Those of the channels messages go out by: `secrets/notify-smtp` or JINGWEI_NOTIFY_SMTP, and so on. */
export async function notifySecrets(home: string): Promise<NotifySecrets> {
  const found = await Promise.all(Object.entries(secretNames).map(async ([channel, name]) => [channel, await givenSecret(home, name, `JINGWEI_${name.toUpperCase().replaceAll('-', '_')}`)] as const))
  return Object.fromEntries(found.filter(([, secret]) => secret !== undefined))
}
