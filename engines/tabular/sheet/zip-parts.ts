import yauzl from 'yauzl'
import type { Source } from '../source/source.ts'
import { TabularError } from '../tabular-error.ts'
import type { Limits } from '../types.ts'

/** The parts of an xlsx, read in place: nothing is ever unpacked to disk, so names cannot lead anywhere. */
export type ZipParts = {
  has: (name: string) => boolean
  /** Inflated bytes as they come; never more than the directory declared. */
  read: (name: string) => AsyncGenerator<Buffer>
  close: () => void
}

const mostEntries = 20_000
/** Empty formatted rows pack extremely well, so the ratio only counts where inflating costs something. */
const ratioMattersFrom = 64 * 1024 * 1024

/** Opens a zip and refuses bombs by what its directory declares; yauzl holds the parts to that while inflating. */
export async function openZipParts(source: Source, limits: Limits): Promise<ZipParts> {
  const zip = await openZip(source, limits)
  try {
    const entries = await readDirectory(zip, limits)
    return {
      has: (name) => entries.has(name),
      read: (name) => readPart(zip, entries.get(name), name),
      close: () => zip.close(),
    }
  } catch (cause) {
    zip.close()
    throw cause
  }
}

async function openZip(source: Source, limits: Limits): Promise<yauzl.ZipFile> {
  const options = { autoClose: false, lazyEntries: true, validateEntrySizes: true }
  try {
    if (source.path !== undefined) return await yauzl.openPromise(source.path, options)
    return await yauzl.fromBufferPromise(await collect(source, limits.maxStreamedXlsxBytes), options)
  } catch (cause) {
    throw cause instanceof TabularError ? cause : damaged(cause)
  }
}

async function collect(source: Source, limit: number): Promise<Buffer> {
  const parts: Buffer[] = []
  let size = 0
  for await (const chunk of source.chunks) {
    size += chunk.length
    if (size > limit) {
      throw new TabularError('xlsx_too_large', { zh: '表格过大，不能以流的方式读取，请先存成文件', en: 'The workbook is too large to be read from a stream. Store it as a file first.' }, { limit })
    }
    parts.push(chunk)
  }
  return Buffer.concat(parts)
}

async function readDirectory(zip: yauzl.ZipFile, limits: Limits): Promise<Map<string, yauzl.Entry>> {
  const entries = new Map<string, yauzl.Entry>()
  let declared = 0
  if (zip.entryCount > mostEntries) throw bomb(zip.entryCount, mostEntries)
  try {
    for await (const entry of zip.eachEntry()) {
      if (entry.isEncrypted()) {
        throw new TabularError('is_encrypted', { zh: '这是加密的压缩文件，请去掉密码后另存为 xlsx', en: 'This file is encrypted. Remove its password and save it as xlsx.' })
      }
      declared += entry.uncompressedSize
      if (declared > limits.maxUncompressedBytes) throw bomb(declared, limits.maxUncompressedBytes)
      const ratio = entry.uncompressedSize / Math.max(1, entry.compressedSize)
      if (entry.uncompressedSize > ratioMattersFrom && ratio > limits.maxInflationRatio) throw bomb(Math.round(ratio), limits.maxInflationRatio)
      entries.set(entry.fileName.replace(/^\//u, ''), entry)
    }
  } catch (cause) {
    throw cause instanceof TabularError ? cause : damaged(cause)
  }
  return entries
}

async function* readPart(zip: yauzl.ZipFile, entry: yauzl.Entry | undefined, name: string): AsyncGenerator<Buffer> {
  if (entry === undefined) throw damaged(new Error(`${name} is missing`))
  try {
    for await (const chunk of await zip.openReadStreamPromise(entry)) yield chunk as Buffer
  } catch (cause) {
    throw damaged(cause, name)
  }
}

export function damaged(cause: unknown, where = ''): TabularError {
  return new TabularError(
    'xlsx_damaged',
    { zh: '表格文件不完整或已损坏，请用表格软件打开后重新另存为 xlsx', en: 'The workbook is truncated or damaged. Open it in a spreadsheet program and save it as xlsx again.' },
    { where, cause: cause instanceof Error ? cause.message : String(cause) },
  )
}

function bomb(found: number, allowed: number): TabularError {
  return new TabularError(
    'zip_bomb',
    { zh: '压缩文件展开后过大，已拒绝读取；如确为正常数据，请拆分或改用 CSV', en: 'The file would inflate beyond the limit and was refused. If it is genuine, split it or send CSV.' },
    { found, allowed },
  )
}
