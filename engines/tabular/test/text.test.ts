import fc from 'fast-check'
import { Readable } from 'node:stream'
import { describe, expect, it } from 'vitest'
import { withoutFormulaGuard, writeCsvRow } from '../index.ts'
import { readText, readWhole } from './tables.ts'

describe('delimited text', () => {
  it('gives each record the physical line it starts on, across quoted line breaks', async () => {
    const { rows } = await readText('名称,范围\r\n甲厂,"织布\r\n印染"\r\n\r\n乙厂,制衣\r\n')
    expect(rows).toEqual([
      { line: 2, cells: ['甲厂', '织布\r\n印染'] },
      { line: 5, cells: ['乙厂', '制衣'] },
    ])
  })

  it.each([',', ';', '\t', '|', '，'])('recognises the delimiter %j', async (delimiter) => {
    const lines = [['名称', '代码', '收入'], ['甲厂', 'A1', '12'], ['乙厂', 'B2', '']].map((cells) => cells.join(delimiter))
    const { head, rows } = await readText(lines.join('\n'))
    expect(head.delimiter).toBe(delimiter)
    expect(rows[1]).toEqual({ line: 3, cells: ['乙厂', 'B2', ''] })
  })

  it('is not led astray by commas inside semicolon-separated cells', async () => {
    const { head } = await readText('名称;地址;说明\n甲;乙路1号,2号;好\n丙;丁路,东;坏\n')
    expect(head.delimiter).toBe(';')
  })

  it('reads lines ended by CR alone', async () => {
    expect((await readText('a,b\r甲,乙\r丙,丁\r')).rows.map((row) => row.line)).toEqual([2, 3])
  })

  it('keeps surplus cells aside, pads short records and says so', async () => {
    const { rows } = await readText('名称,代码,收入\n甲厂,A1,1,已核\n乙厂,B2\n丙厂,C3,3,\n')
    expect(rows).toEqual([
      { line: 2, cells: ['甲厂', 'A1', '1'], extra: ['已核'] },
      { line: 3, cells: ['乙厂', 'B2', ''], short: true },
      { line: 4, cells: ['丙厂', 'C3', '3'] },
    ])
  })

  it('tolerates a stray quote inside a quoted cell and inside a plain one', async () => {
    const { rows, problems } = await readText('名称,备注\n甲,"称为"大厂"者"\n乙,5"管\n')
    expect(rows.map((row) => row.cells[1])).toEqual(['称为"大厂"者', '5"管'])
    expect(problems).toEqual([])
  })

  it('sets a record aside when a stray quote has run cells together', async () => {
    const { rows, problems } = await readText('a,b,c\n1,"甲,2,"乙"\n3,"丙"司,4\n5,丁,6\n')
    expect(rows).toEqual([{ line: 4, cells: ['5', '丁', '6'] }])
    expect(problems.map(({ line, code }) => [line, code])).toEqual([[2, 'unclosed_quote'], [3, 'unclosed_quote']])
  })

  it('loses one line, not the rest of the file, to a quote that is never closed', async () => {
    const lines = Array.from({ length: 2000 }, (_, index) => `${index},厂${index},x`)
    lines[10] = '10,"厂10,x'
    const { rows, problems } = await readText(`序,名称,备注\n${lines.join('\n')}\n`)
    expect(rows).toHaveLength(1999)
    expect(problems).toMatchObject([{ line: 12, code: 'unclosed_quote', cells: ['10', '"厂10', 'x'] }])
  })

  it('does not let a stray quote join two records', async () => {
    const { rows, problems } = await readText('a,b,c\n1,"甲,2\n3,"乙",4\n')
    expect(rows).toEqual([{ line: 3, cells: ['3', '乙', '4'] }])
    expect(problems).toMatchObject([{ line: 2, code: 'unclosed_quote' }])
  })

  it('skips a line over the limit and reads on, whatever its length', async () => {
    const piece = Buffer.alloc(1024 * 1024, 'x')
    async function* bytes(): AsyncGenerator<Buffer> {
      yield Buffer.from('名称,代码\n甲,1\n')
      for (let count = 0; count < 300; count += 1) yield piece
      yield Buffer.from('\n乙,2\n')
    }
    const { rows, problems } = await readWhole(bytes(), { limits: { maxLineBytes: 64 * 1024 } })
    expect(rows).toEqual([{ line: 2, cells: ['甲', '1'] }, { line: 4, cells: ['乙', '2'] }])
    expect(problems).toMatchObject([{ line: 3, code: 'line_too_long', found: String(300 * 1024 * 1024) }])
  })

  it('names the line of NULs, of undecodable bytes and of too many columns, and reads the others', async () => {
    const file = Buffer.concat([
      Buffer.from('名称,代码\n甲厂公司,1\n乙\0,2\n丙厂公司'),
      Buffer.from([0xff]),
      Buffer.from(`,3\n${'x,'.repeat(5000)}\n丁厂有限公司,4\n`),
    ])
    const { rows, problems } = await readWhole(file)
    expect(rows.map((row) => row.line)).toEqual([2, 6])
    expect(problems.map(({ line, code }) => [line, code])).toEqual([[3, 'nul'], [4, 'encoding'], [5, 'too_many_columns']])
  })

  it('gives back what writeCsvRow wrote, record for record and in any chunking', async () => {
    const cell = fc.string({ unit: fc.constantFrom('a', '甲', '"', ',', '\n', '\r\n', ' ', ';', '𠮷', '1'), maxLength: 8 })
    const table = fc.array(fc.tuple(cell, cell, cell), { minLength: 1, maxLength: 12 })
    await fc.assert(
      fc.asyncProperty(table, fc.integer({ min: 1, max: 50 }), async (records, size) => {
        const text = writeCsvRow(['名称', '甲栏', '乙栏']) + records.map((cells) => writeCsvRow(['r', ...cells].slice(0, 3))).join('')
        const bytes = Buffer.from(text)
        const chunks = Array.from({ length: Math.ceil(bytes.length / size) }, (_, index) => bytes.subarray(index * size, (index + 1) * size))
        const { rows } = await readWhole(Readable.from(chunks), { delimiter: ',', knownHeaders: [['名称', '甲栏', '乙栏']] })
        expect(rows.map((row) => row.cells.map((text) => withoutFormulaGuard(text)))).toEqual(records.map((cells) => ['r', cells[0], cells[1]]))
      }),
      { numRuns: 200 },
    )
  })
})

describe('encodings', () => {
  const text = '企业名称,代码\n嘉兴纺织有限公司,1\n海宁皮革厂,2\n'
  const expected = [['嘉兴纺织有限公司', '1'], ['海宁皮革厂', '2']]
  // 嘉兴纺织 in GB18030; made by hand, since nothing here writes that encoding.
  const gb = Buffer.from('bccec4cbb7c4d6af', 'hex')
  const swapped = (bytes: Buffer): Buffer => Buffer.from(bytes).swap16()

  it.each([
    ['utf-8', Buffer.from(text)],
    ['utf-8', Buffer.from(`\ufeff${text}`)],
    ['utf-16le', Buffer.from(`\ufeff${text}`, 'utf16le')],
    ['utf-16le', Buffer.from(text, 'utf16le')],
    ['utf-16be', swapped(Buffer.from(`\ufeff${text}`, 'utf16le'))],
    ['utf-16be', swapped(Buffer.from(text, 'utf16le'))],
  ])('reads %s, marked or not', async (encoding, bytes) => {
    const { head, rows } = await readWhole(bytes)
    expect(head.encoding).toBe(encoding)
    expect(head.header).toEqual(['企业名称', '代码'])
    expect(rows.map((row) => row.cells)).toEqual(expected)
  })

  it('notices GB18030 when the first Chinese character comes only after megabytes of ASCII', async () => {
    const ascii = Buffer.from(`name,code\n${'abc,1\n'.repeat(300_000)}`)
    const { rows, problems } = await readWhole(Readable.from([ascii, gb.subarray(0, 3), gb.subarray(3), Buffer.from(',2\n')]))
    expect(problems).toEqual([])
    expect(rows.at(-1)).toEqual({ line: 300_002, cells: [new TextDecoder('gb18030').decode(gb), '2'] })
  })

  it('keeps UTF-8 when a few bytes among many characters are bad', async () => {
    const { head, problems } = await readWhole(Buffer.concat([Buffer.from(text.repeat(20)), Buffer.from('坏'), Buffer.from([0xc4]), Buffer.from(',3\n')]))
    expect(head.encoding).toBe('utf-8')
    expect(problems.filter((found) => found.code === 'encoding')).toMatchObject([{ line: 61 }])
  })
})
