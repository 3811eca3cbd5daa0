import { describe, expect, it } from 'vitest'
import { refusal } from './tables.ts'

describe('files that are no tables are refused by what they are', () => {
  const ole = Buffer.from('d0cf11e0a1b11ae1', 'hex')
  it.each([
    ['empty_file', Buffer.alloc(0)],
    ['empty_file', Buffer.from('\ufeff')],
    ['is_xls', Buffer.concat([ole, Buffer.from('Workbook', 'utf16le')])],
    ['is_document', Buffer.concat([ole, Buffer.from('WordDocument', 'utf16le')])],
    ['is_encrypted', Buffer.concat([ole, Buffer.from('EncryptedPackage', 'utf16le')])],
    ['is_image', Buffer.from('89504e470d0a1a0a', 'hex')],
    ['is_pdf', Buffer.from('%PDF-1.7\n')],
    ['is_archive', Buffer.from('1f8b0800000000', 'hex')],
    ['is_html', Buffer.from('<html><table><tr><td>1</td></tr></table></html>')],
    ['is_json_array', Buffer.from('[ {"a":1} ]')],
    ['is_json', Buffer.from('{ "a": 1,\n  "b": 2\n}\n')],
    ['is_json', Buffer.from(`{"a":\n${'x'.repeat(60)}\n`.repeat(100_000))],
    ['is_binary', Buffer.from(Array.from({ length: 4000 }, (_, index) => (index * 37) % 256))],
    ['xlsx_damaged', Buffer.from('504b030414000000', 'hex')],
    ['too_many_columns', Buffer.from(`${Array.from({ length: 1_000_000 }, (_, index) => `c${index}`).join(',')}\n`)],
  ])('%s', async (code, bytes) => {
    expect(await refusal(bytes)).toBe(code)
  })

  it('says when there is no such file, or when it is a folder', async () => {
    expect(await refusal('/no/such/file.csv')).toBe('file_not_found')
    expect(await refusal('/')).toBe('not_a_file')
  })
})
