import { existsSync } from 'node:fs'
import { join } from 'node:path'

/** A file or folder of the reference data, which are no part of the repository; undefined where they are not at hand. */
export const referenceData = (...parts: readonly string[]): string | undefined =>
  [process.env['JINGWEI_DATA'], join(process.cwd(), '../shared/data')].filter((folder) => folder !== undefined).map((folder) => join(folder, ...parts)).find((path) => existsSync(path))

/** Says that nothing was measured and why, in the form of a result, and ends well. */
export function skip(reason: string): never {
  console.log(`skipped: ${reason}`)
  console.log(JSON.stringify({ skipped: reason, ratio: null }))
  process.exit(0)
}
