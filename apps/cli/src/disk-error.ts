import { JingweiError } from '@jingwei/kernel'
import './errors.ts'

const ofTheDisk = new Set(['ENOENT', 'EACCES', 'EPERM', 'EROFS', 'EISDIR', 'ENOTDIR', 'ENOSPC', 'EDQUOT', 'EFBIG', 'EBUSY', 'ENOTEMPTY', 'EIO'])

/** What the disk refuses, said with the file; anything else as it came. */
export function cannotWrite(file: string, error: unknown): unknown {
  const code = error instanceof Error && 'code' in error ? String(error.code) : ''
  return ofTheDisk.has(code) ? new JingweiError('cli.cannot_write', { file, reason: code }, { cause: error }) : error
}
