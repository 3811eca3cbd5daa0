import { execFile } from 'node:child_process'
import { writeFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { promisify } from 'node:util'
import { inFolder } from './folder.ts'

/** What Redocly's recommended rules say against an OpenAPI document; '' for nothing. */
export const lintOpenApi = (document: object): Promise<string> =>
  inFolder(async (folder) => {
    const file = join(folder, 'openapi.json')
    await writeFile(file, JSON.stringify(document))
    const http = dirname(createRequire(import.meta.url).resolve('@jingwei/http'))
    return promisify(execFile)(process.execPath, [join(http, 'scripts', 'lint-openapi.js'), file]).then(
      () => '',
      (error: { stdout?: string; stderr?: string }) => `${error.stdout ?? ''}${error.stderr ?? ''}`,
    )
  })
