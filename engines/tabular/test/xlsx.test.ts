import { describe, expect, it } from 'vitest'
import { readWhole, refusal, textRow, workbook, worksheet, zip } from './tables.ts'

const header = textRow(1, '名称', '代码', '数值')

describe('xlsx', () => {
  it('keeps numbers as their digits and gives dates only where the style shows one', async () => {
    const styles = '<styleSheet><numFmts><numFmt numFmtId="165" formatCode="yyyy&quot;年&quot;m&quot;月&quot;"/><numFmt numFmtId="166" formatCode="0.00&quot;day&quot;"/></numFmts><cellXfs><xf numFmtId="0"/><xf numFmtId="14"/><xf numFmtId="165"/><xf numFmtId="166"/></cellXfs></styleSheet>'
    const row = '<row r="2"><c r="A2"><v>46364</v></c><c r="B2" s="1"><v>46364</v></c><c r="C2" s="2"><v>46364.5</v></c><c r="D2" s="3"><v>0.30000000000000004</v></c><c r="E2" t="b"><v>1</v></c><c r="F2" t="e"><v>#N/A</v></c></row>'
    const names = textRow(1, 'a', 'b', 'c', 'd', 'e', 'f')
    const { rows } = await readWhole(workbook({ 表: worksheet(names + row) }, { 'xl/styles.xml': styles }))
    expect(rows).toEqual([{ line: 2, cells: ['46364', '2026-12-08', '2026-12-08T12:00:00', '0.30000000000000004', 'TRUE', '#N/A'] }])
  })

  it('reads shared, rich and formula strings, without phonetic guides', async () => {
    const strings = '<sst><si><t>甲厂</t></si><si><r><t>乙</t></r><r><rPr><b/></rPr><t xml:space="preserve"> 厂</t></r><rPh sb="0" eb="1"><t>yi</t></rPh></si><si><t>a_x000D_b</t></si></sst>'
    const rows = '<row r="2"><c r="A2" t="s"><v>0</v></c><c r="B2" t="s"><v>1</v></c><c r="C2" t="s"><v>2</v></c></row><row r="5"><c r="A5" t="str"><f>A2&amp;"x"</f><v>甲厂x</v></c><c r="C5"><f>1+1</f><v>2</v></c></row>'
    const read = await readWhole(workbook({ 表: worksheet(header + rows) }, { 'xl/sharedStrings.xml': strings }))
    expect(read.rows).toEqual([
      { line: 2, cells: ['甲厂', '乙 厂', 'a\rb'] },
      { line: 5, cells: ['甲厂x', '', '2'] },
    ])
  })

  it('sets aside a row whose formula has no saved result', async () => {
    const rows = `${textRow(2, '甲', 'A', '1')}<row r="3"><c r="A3" t="inlineStr"><is><t>乙</t></is></c><c r="C3"><f>C2*2</f></c></row>`
    const { problems } = await readWhole(workbook({ 表: worksheet(header + rows) }))
    expect(problems).toMatchObject([{ line: 3, code: 'formula_without_value', cells: ['乙', '', '=C2*2'] }])
  })

  it('joins the levels of a merged header and leaves titles out of it', async () => {
    const rows = textRow(1, '汇总表') + textRow(2, '名称', '收入', undefined, '备注') + textRow(3, undefined, '2024年', '2025年') + textRow(4, '甲厂', '1', '2')
    const merges = '<mergeCells><mergeCell ref="A1:D1"/><mergeCell ref="A2:A3"/><mergeCell ref="B2:C2"/><mergeCell ref="D2:D3"/></mergeCells>'
    const { head, rows: read } = await readWhole(workbook({ 表: worksheet(rows, merges) }))
    expect(head.header).toEqual(['名称', '收入.2024年', '收入.2025年', '备注'])
    expect(head.headerLine).toBe(3)
    expect(read).toEqual([{ line: 4, cells: ['甲厂', '1', '2', ''] }])
  })

  it('takes the first sheet that is not empty, or the one asked for, or the one whose header is known', async () => {
    const file = workbook({
      空: worksheet(''),
      说明: worksheet(textRow(1, '填表说明') + textRow(2, '一、请如实填写')),
      数据: worksheet(header + textRow(2, '甲', 'A', '1')),
    })
    expect((await readWhole(file)).head.sheet).toBe('说明')
    expect((await readWhole(file, { sheet: '数据' })).head.sheet).toBe('数据')
    expect((await readWhole(file, { knownHeaders: [['名称', '代码', '数值']] })).head.sheet).toBe('数据')
    expect(await refusal(file, { sheet: '没有' })).toBe('sheet_not_found')
  })

  it('reads prefixed names and cells without references', async () => {
    const sheet = '<x:worksheet xmlns:x="m"><x:sheetData><x:row><x:c t="inlineStr"><x:is><x:t>名称</x:t></x:is></x:c><x:c t="inlineStr"><x:is><x:t>数</x:t></x:is></x:c></x:row><x:row><x:c t="inlineStr"><x:is><x:t>甲</x:t></x:is></x:c><x:c><x:v>1</x:v></x:c></x:row></x:sheetData></x:worksheet>'
    expect((await readWhole(workbook({ 表: sheet }))).rows).toEqual([{ line: 2, cells: ['甲', '1'] }])
  })

  it('refuses truncated, bombed, mislabelled and entity-laden workbooks by name', async () => {
    const good = workbook({ 表: worksheet(header + textRow(2, '甲', 'A', '1')) })
    expect(await refusal(good.subarray(0, good.length - 40))).toBe('xlsx_damaged')
    const spoilt = Buffer.from(good)
    spoilt.fill(0xaa, 200, 320)
    expect(await refusal(spoilt)).toBe('xlsx_damaged')
    const blank = ' '.repeat(80 * 1024 * 1024)
    expect(await refusal(workbook({ 表: worksheet(header) }, { 'xl/media/bomb.bin': blank }))).toBe('zip_bomb')
    expect(await refusal(good, { limits: { maxUncompressedBytes: 100 } })).toBe('zip_bomb')
    const lying = zip({ 'xl/workbook.xml': `<workbook>${' '.repeat(100_000)}</workbook>` }, { 'xl/workbook.xml': 50 })
    expect(await refusal(lying)).toBe('xlsx_damaged')
    expect(await refusal(workbook({ 表: `<!DOCTYPE x [<!ENTITY a "aa">]>${worksheet(header)}` }))).toBe('xlsx_damaged')
    expect(await refusal(zip({ 'word/document.xml': '<w/>' }))).toBe('is_document')
    expect(await refusal(zip({ 'a.csv': 'a,b' }))).toBe('is_archive')
    expect(await refusal(zip({ '../../evil.xml': '<x/>', 'xl/workbook.xml': '<workbook/>' }))).toBe('xlsx_damaged')
    expect(await refusal(workbook({ 表: worksheet('') }))).toBe('empty_file')
  })

  it('refuses one endless cell instead of holding it', async () => {
    const file = workbook({ 表: worksheet(header + textRow(2, 'x'.repeat(300_000), 'A', '1')) })
    expect(await refusal(file, { limits: { maxLineBytes: 1000 } })).toBe('xlsx_too_large')
  })

  it('sets aside a row reaching beyond the column limit', async () => {
    const far = '<row r="2"><c r="A2"><v>1</v></c><c r="XFD2"><v>2</v></c></row>'
    const { problems } = await readWhole(workbook({ 表: worksheet(header + far) }))
    expect(problems).toMatchObject([{ line: 2, code: 'too_many_columns' }])
  })
})
