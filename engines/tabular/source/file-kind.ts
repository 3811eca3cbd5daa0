import { TabularError } from '../tabular-error.ts'
import { byteOrderMark, utf16WithoutMark } from '../text/encoding.ts'
import type { Bilingual, TableFormat } from '../types.ts'

const saveAsXlsx: Bilingual = { zh: '请另存为 xlsx 或 CSV 后再传', en: 'Save it as xlsx or CSV and send that.' }
const exportTable: Bilingual = { zh: '请提供数据表本身（xlsx、CSV 或 JSON Lines）', en: 'Send the table itself (xlsx, CSV or JSON Lines).' }
const unpack: Bilingual = { zh: '请解压后逐个上传', en: 'Unpack it and send the files in it.' }

/** [first bytes in hex, error code, what it is, what to do] */
const signatures: readonly (readonly [string, string, Bilingual, Bilingual])[] = [
  ['25504446', 'is_pdf', { zh: '这是 PDF 文档', en: 'This is a PDF document' }, exportTable],
  ['89504e47', 'is_image', { zh: '这是图片（PNG）', en: 'This is a picture (PNG)' }, exportTable],
  ['ffd8ff', 'is_image', { zh: '这是图片（JPEG）', en: 'This is a picture (JPEG)' }, exportTable],
  ['47494638', 'is_image', { zh: '这是图片（GIF）', en: 'This is a picture (GIF)' }, exportTable],
  ['424d', 'is_image', { zh: '这是图片（BMP）', en: 'This is a picture (BMP)' }, exportTable],
  ['49492a00', 'is_image', { zh: '这是图片（TIFF）', en: 'This is a picture (TIFF)' }, exportTable],
  ['1f8b', 'is_archive', { zh: '这是压缩包（gzip）', en: 'This is an archive (gzip)' }, unpack],
  ['377abcaf', 'is_archive', { zh: '这是压缩包（7z）', en: 'This is an archive (7z)' }, unpack],
  ['52617221', 'is_archive', { zh: '这是压缩包（RAR）', en: 'This is an archive (RAR)' }, unpack],
  ['fd377a58', 'is_archive', { zh: '这是压缩包（xz）', en: 'This is an archive (xz)' }, unpack],
  ['7b5c727466', 'is_document', { zh: '这是 RTF 文档', en: 'This is an RTF document' }, exportTable],
]

/**
 * What a file is, by its first bytes and never by its name. Throws TabularError for what is not a table:
 * empty_file, is_xls, is_document, is_encrypted, is_pdf, is_image, is_archive, is_html, is_xml, is_json_array, is_binary.
 */
export function fileKind(sample: Buffer): TableFormat {
  if (sample.length === 0) throw empty()
  if (startsWith(sample, '504b0304') || startsWith(sample, '504b0506')) return 'xlsx'
  if (startsWith(sample, 'd0cf11e0a1b11ae1')) throw oleError(sample)
  for (const [hex, code, what, then] of signatures) {
    if (startsWith(sample, hex) && (hex.length > 4 || looksBinary(sample))) throw refuse(code, what, then)
  }
  const start = sample.subarray(0, 4096).toString('latin1').replace(/^(\xef\xbb\xbf)?\s+|^\xef\xbb\xbf/, '')
  if (/^<(!doctype html|html|table|meta|head)/i.test(start)) {
    throw refuse('is_html', { zh: '这是网页表格（扩展名可能是 .xls）', en: 'This is a web page, perhaps named .xls' }, { zh: '请用表格软件打开，另存为 xlsx 后再传', en: 'Open it in a spreadsheet program and save it as xlsx.' })
  }
  if (/^<\?xml/i.test(start)) throw refuse('is_xml', { zh: '这是 XML 文件', en: 'This is an XML file' }, saveAsXlsx)
  if (/^\[\s*\{/.test(start)) throw refuse('is_json_array', { zh: '这是 JSON 数组', en: 'This is a JSON array' }, { zh: '请导出为 JSON Lines（每行一个对象）', en: 'Export it as JSON Lines, one object a line.' })
  if (looksBinary(sample)) throw refuse('is_binary', { zh: '这不是文本，也不是可识别的表格文件', en: 'This is neither text nor a known kind of table' }, saveAsXlsx)
  return /^\{\s*("|\})/.test(start) ? 'jsonl' : 'csv'
}

export function empty(): TabularError {
  return new TabularError('empty_file', { zh: '文件是空的，请检查导出是否成功', en: 'The file is empty. Check whether the export succeeded.' })
}

function oleError(sample: Buffer): TabularError {
  const has = (name: string): boolean => sample.includes(Buffer.from(name, 'utf16le'))
  if (has('EncryptedPackage')) {
    return refuse('is_encrypted', { zh: '这是加密的表格', en: 'This workbook is encrypted' }, { zh: '请去掉打开密码后另存为 xlsx', en: 'Remove its password and save it as xlsx.' })
  }
  if (has('WordDocument')) return refuse('is_document', { zh: '这是 Word 文档（.doc）', en: 'This is a Word document (.doc)' }, exportTable)
  return refuse('is_xls', { zh: '这是旧版 Excel 或 WPS 表格（.xls / .et）', en: 'This is an old Excel or WPS workbook (.xls / .et)' }, { zh: '请打开后另存为 xlsx 再传', en: 'Open it, save it as xlsx and send that.' })
}

/** Control characters that no text carries, beyond one in fifty; UTF-16 is full of them and of NULs. */
function looksBinary(sample: Buffer): boolean {
  if ((byteOrderMark(sample) ?? utf16WithoutMark(sample)) !== undefined) return false
  const seen = sample.subarray(0, 64 * 1024)
  let control = 0
  let nul = 0
  for (const byte of seen) {
    if (byte === 0) nul += 1
    else if (byte < 9 || (byte > 13 && byte < 32 && byte !== 27)) control += 1
  }
  return control * 50 > seen.length || nul * 4 > seen.length * 3
}

function startsWith(sample: Buffer, hex: string): boolean {
  return sample.subarray(0, hex.length / 2).toString('hex') === hex
}

function refuse(code: string, what: Bilingual, then: Bilingual): TabularError {
  return new TabularError(code, { zh: `${what.zh}，${then.zh}`, en: `${what.en}. ${then.en}` })
}
