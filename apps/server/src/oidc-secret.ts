import { readFile } from 'node:fs/promises'
import { join } from 'node:path'

/** The secret of our client at the county's single sign-on: JINGWEI_OIDC_SECRET, or the file `secrets/oidc-client` of the home. */
export async function oidcSecret(home: string): Promise<string | undefined> {
  const given = process.env['JINGWEI_OIDC_SECRET']
  if (given !== undefined) return given
  const text = await readFile(join(home, 'secrets', 'oidc-client'), 'utf8').catch((error: NodeJS.ErrnoException) => {
    if (error.code !== 'ENOENT') throw error
    return ''
  })
  return text.trim() === '' ? undefined : text.trim()
}
