import { describe, expect, it } from 'vitest'
import { readText } from './tables.ts'

describe('the header', () => {
  it('is found under titles and unit lines, which become the preamble', async () => {
    const { head, rows } = await readText('2025年度统计表,,,\n单位：万元,,制表：财务科,\n名称,代码,收入,税收\n甲厂,A1,1,2\n')
    expect(head.headerLine).toBe(3)
    expect(head.header).toEqual(['名称', '代码', '收入', '税收'])
    expect(head.unitHint).toBe('万元')
    expect(head.preamble.map((row) => row.line)).toEqual([1, 2])
    expect(rows).toEqual([{ line: 4, cells: ['甲厂', 'A1', '1', '2'] }])
  })

  it('is the row that fits a declared header, even when another row has more words', async () => {
    const text = '请,按,要求,填写\n名称,2024,2025\n甲厂,好,坏,中\n'
    expect((await readText(text, { knownHeaders: [['名称', '2024', '2025']] })).head.headerLine).toBe(2)
    expect((await readText(text)).head.headerLine).toBe(1)
  })

  it('may hold years', async () => {
    expect((await readText('名称,2023,2024\n甲厂,1,2\n')).head.header).toEqual(['名称', '2023', '2024'])
  })
})

describe('rows that are no records', () => {
  it.each([
    ['合计,,3,4', 'total_row'],
    ['全市合计,,3,-', 'total_row'],
    ['秀洲区小计,,3,4', 'total_row'],
    ['新城街道小计,,3,4', 'total_row'],
    ['制表人：,,,', 'footer_row'],
    ['审核,,,', 'footer_row'],
    ['填表人：某人,审核人：某人,,', 'footer_row'],
    ['名称,代码,收入,税收', 'repeated_header'],
    [',,万元,万元', 'unit_row'],
  ])('%s is set aside as %s with its cells', async (line, code) => {
    const { rows, problems, end } = await readText(`名称,代码,收入,税收\n甲厂,A1,1,2\n${line}\n乙厂,B2,2,2\n`)
    expect(rows).toHaveLength(2)
    expect(problems).toMatchObject([{ line: 3, code, cells: line.split(',') }])
    expect(end).toMatchObject({ rows: 2, problems: 1 })
  })

  it.each(['合计,机械厂,1,2', '总计有限公司,A1,1,2', '审核咨询公司,A1,1,2', '备注,A1,1,2,3'])('%s stays a record', async (line) => {
    const width = '名称,代码,收入,税收,栏五,栏六'
    expect((await readText(`${width}\n${line}\n`)).problems).toEqual([])
  })
})

describe('JSON Lines', () => {
  it('makes columns of flattened keys in the order they are first seen', async () => {
    const { head, rows } = await readText('{"name":"甲","insured":{"2025-01":7}}\n\n{"name":"乙","insured":{"2025-02":8},"ok":true,"none":null}\n')
    expect(head).toMatchObject({ format: 'jsonl', headerLine: 0, header: ['name', 'insured.2025-01', 'insured.2025-02', 'ok', 'none'] })
    expect(rows).toEqual([
      { line: 1, cells: ['甲', '7', '', '', ''] },
      { line: 3, cells: ['乙', '', '8', 'TRUE', ''] },
    ])
  })

  it('keeps every digit of a number', async () => {
    const { rows } = await readText('{"code":913304020656177658,"rate":1.10,"big":1e3,"text":"1e3 0.10"}\n')
    expect(rows[0]?.cells).toEqual(['913304020656177658', '1.10', '1e3', '1e3 0.10'])
  })

  it('names the line of a broken object and reads on', async () => {
    const { rows, problems } = await readText('{"a":"1"}\n{"a":\n{"a":"3"}\n[1]\n')
    expect(rows.map((row) => row.line)).toEqual([1, 3])
    expect(problems.map(({ line, code }) => [line, code])).toEqual([[2, 'json_invalid'], [4, 'json_invalid']])
  })

  it('keeps keys first met after the sample as extra text', async () => {
    const { rows } = await readText(`${'{"a":1}\n'.repeat(1000)}{"a":2,"__proto__":{"b":3}}\n`)
    expect(rows.at(-1)).toEqual({ line: 1001, cells: ['2'], extra: ['__proto__.b=3'] })
  })
})
