import type { Readable } from 'node:stream'
import type { DeliveredFiles } from '../service/receive-import.ts'

/** Files of a request as the services take them. */
export async function* uploads(files: AsyncIterable<{ fileName: string; stream: Readable }>): AsyncGenerator<DeliveredFiles extends AsyncIterable<infer File> ? File : never> {
  for await (const file of files) yield { name: file.fileName, content: file.stream }
}
