import { join } from 'node:path'

/** The repository's root. In a file of its own because scripts that run before `npm ci` may import no package. */
export const root = join(import.meta.dirname, '..')
