import { createReadStream } from 'node:fs'
import { stat } from 'node:fs/promises'
import { TabularError } from '../tabular-error.ts'
import type { TableInput } from '../types.ts'

/** Enough to see past a long run of ASCII before the first Chinese character. */
const sampleBytes = 1024 * 1024
const chunkBytes = 256 * 1024

/** Bytes with their beginning already looked at. `chunks` starts with the sample; `close` must be called. */
export type Source = {
  path?: string
  sample: Buffer
  chunks: AsyncIterable<Buffer>
  close: () => Promise<void>
}

/** Opens a path or stream and reads the sample. Throws TabularError file_not_found, not_a_file, file_unreadable. */
export async function openSource(input: TableInput): Promise<Source> {
  const bytes = typeof input === 'string' ? await openFile(input) : input
  const iterator = bytes[Symbol.asyncIterator]()
  const parts: Buffer[] = []
  let size = 0
  while (size < sampleBytes) {
    const next = await pull(iterator)
    if (next === undefined) break
    parts.push(next)
    size += next.length
  }
  const sample = Buffer.concat(parts)
  const source: Source = {
    sample,
    chunks: rest(sample, iterator),
    close: async () => {
      await iterator.return?.()
    },
  }
  if (typeof input === 'string') source.path = input
  return source
}

async function openFile(path: string): Promise<AsyncIterable<Uint8Array>> {
  const found = await stat(path).catch((cause: NodeJS.ErrnoException) => {
    throw unreadable(cause, path)
  })
  if (!found.isFile()) {
    throw new TabularError('not_a_file', { zh: '这不是文件，请选择一个文件', en: 'This is not a file. Choose a file.' }, { path })
  }
  return createReadStream(path, { highWaterMark: chunkBytes })
}

async function* rest(sample: Buffer, iterator: AsyncIterator<Uint8Array>): AsyncGenerator<Buffer> {
  if (sample.length > 0) yield sample
  for (;;) {
    const next = await pull(iterator)
    if (next === undefined) return
    yield next
  }
}

async function pull(iterator: AsyncIterator<Uint8Array>): Promise<Buffer | undefined> {
  const next = await iterator.next().catch((cause: NodeJS.ErrnoException) => {
    throw unreadable(cause, cause.path ?? '')
  })
  if (next.done) return undefined
  const chunk = next.value
  return Buffer.isBuffer(chunk) ? chunk : Buffer.from(chunk.buffer, chunk.byteOffset, chunk.byteLength)
}

function unreadable(cause: NodeJS.ErrnoException, path: string): TabularError {
  if (cause.code === 'ENOENT') {
    return new TabularError('file_not_found', { zh: '找不到文件，请检查路径', en: 'The file does not exist. Check the path.' }, { path })
  }
  return new TabularError(
    'file_unreadable',
    { zh: '文件读取失败，请检查权限与磁盘后重试', en: 'The file could not be read. Check permissions and disk, then try again.' },
    { path, cause: cause.message },
  )
}
