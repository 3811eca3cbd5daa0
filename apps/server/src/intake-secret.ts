import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Secret } from '@jingwei/intake'

const textOf = async (file: string): Promise<string | undefined> => {
  const text = await readFile(file, 'utf8').catch((error: NodeJS.ErrnoException) => {
    if (error.code !== 'ENOENT') throw error
    return ''
  })
  // One closing line break is the editor's; blanks may be the password's.
  const value = text.replace(/\r?\n$/u, '')
  return value === '' ? undefined : value
}

/**
 * What the server holds for a connection: the file `secrets/intake/CODE` of the home (or `JINGWEI_INTAKE_CODE`, with _ for
 * -), and the other end's root certificate in `secrets/intake/CODE.ca.pem`. `code` has been checked to be no path.
 */
export async function intakeSecret(home: string, code: string): Promise<Secret> {
  if (!/^[a-z0-9][a-z0-9-]{0,39}$/u.test(code)) return {}
  const file = join(home, 'secrets', 'intake', code)
  const value = process.env[`JINGWEI_INTAKE_${code.toUpperCase().replaceAll('-', '_')}`] ?? (await textOf(file))
  const certificate = await textOf(`${file}.ca.pem`)
  return { ...(value === undefined ? {} : { value }), ...(certificate === undefined ? {} : { certificate }) }
}
