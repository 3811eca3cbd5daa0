import { createHash } from 'node:crypto'
import { mkdirSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'

/** Where one home keeps its columnar store. */
export type ColumnarPlace = { readonly folder: string; readonly data: string; readonly spool: string; readonly lock: string; readonly socket: string; readonly config: string }

/** A Unix socket's path may have 107 bytes (sockaddr_un), 103 on macOS. */
const longestSocketPath = 103

/** Names the files; `make` also creates the folders, open to their owner alone. */
export function columnarPlace(home: string, make = false): ColumnarPlace {
  const folder = join(resolve(home), 'columnar')
  let socketFolder = folder
  if (Buffer.byteLength(join(folder, 'http.sock')) > longestSocketPath) {
    const owner = process.getuid?.() ?? 0
    socketFolder = join(tmpdir(), `jingwei-${owner}-${createHash('sha256').update(folder).digest('hex').slice(0, 16)}`)
  }
  const place = { folder, data: join(folder, 'data'), spool: join(folder, 'spool'), lock: join(folder, 'lock'), socket: join(socketFolder, 'http.sock'), config: join(folder, 'engine.xml') }
  if (make) for (const path of [folder, place.spool, socketFolder]) mkdirSync(path, { recursive: true, mode: 0o700 })
  return place
}
