import type { Readable } from 'node:stream'

/** Files of a request as the services take them. */
export async function* uploads(files: AsyncIterable<{ fileName: string; stream: Readable }>): AsyncGenerator<{ readonly name: string; readonly content: Readable }> {
  for await (const file of files) yield { name: file.fileName, content: file.stream }
}
