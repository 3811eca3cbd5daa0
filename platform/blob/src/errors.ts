import { JingweiError, registerErrors } from '@jingwei/kernel'

registerErrors([
  { code: 'blob.disk_full', status: 507, level: 'error', zh: '磁盘空间不足，文件未保存（目录 {folder}，已写入 {written} 字节）。请清理或扩充磁盘后重新上传；已保存的文件不受影响。', en: 'The disk is full and the file was not kept (folder {folder}, {written} bytes were written). Free or add space and send it again; files kept before are intact.' },
  { code: 'blob.bad_digest', status: 400, zh: '文件标识应为 64 位十六进制 SHA-256，实际为“{found}”。', en: 'A file is named by 64 hexadecimal digits of SHA-256, found "{found}".' },
  { code: 'blob.not_found', status: 404, zh: '没有找到文件 {digest}，可能已被清理。', en: 'There is no file {digest}; it may have been removed.' },
])

/** A full disk or quota as one clear error; everything else unchanged. */
export function asBlobError(error: unknown, folder: string, written: number): unknown {
  const code = error instanceof Error && 'code' in error ? error.code : undefined
  if (code === 'ENOSPC' || code === 'EDQUOT') return new JingweiError('blob.disk_full', { folder, written }, { cause: error })
  return error
}
