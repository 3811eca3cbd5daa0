import { mkdir, writeFile } from 'node:fs/promises'
import { dirname } from 'node:path'
import { documents } from './documents.ts'
import { thisSystem } from './this-system.ts'

/** Writes every generated page; run from the root by `npm run docs`. */
for (const [path, text] of documents(thisSystem())) {
  await mkdir(dirname(path), { recursive: true })
  await writeFile(path, text)
  console.log(path)
}
