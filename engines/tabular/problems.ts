import type { Bilingual, RowProblem } from './types.ts'

const advice = {
  encoding: {
    zh: '此行有无法识别的字符，请在原系统中重新导出该行，或以 UTF-8 另存后再传',
    en: 'Some characters of this line cannot be decoded. Export the line again from its source, or save the file as UTF-8.',
  },
  nul: {
    zh: '此行含空字符（NUL），文件可能在传输中损坏，请重新导出',
    en: 'This line holds NUL characters; the file was probably damaged on its way. Export it again.',
  },
  line_too_long: {
    zh: '此行过长，已跳过，其后各行照常读取；请检查该行是否缺少换行',
    en: 'This line is too long and was skipped; reading went on after it. Check whether a line break is missing.',
  },
  unclosed_quote: {
    zh: '此行的引号没有配对，请补上或删去引号',
    en: 'A quote opened on this line is never closed. Close or remove it.',
  },
  too_many_columns: {
    zh: '此行的列数超出上限，请检查分隔符',
    en: 'This record has more columns than allowed. Check the delimiter.',
  },
  total_row: {
    zh: '这是合计行，不作为记录导入，无须处理',
    en: 'This is a total row; it is not imported as a record. Nothing to do.',
  },
  footer_row: {
    zh: '这是表尾说明（制表、审核等），不作为记录导入，无须处理',
    en: 'This is a footer (prepared by, checked by, ...); it is not imported as a record. Nothing to do.',
  },
  repeated_header: {
    zh: '此行重复了表头，不作为记录导入，无须处理',
    en: 'This row repeats the header; it is not imported as a record. Nothing to do.',
  },
  unit_row: {
    zh: '此行只写了计量单位，不作为记录导入，无须处理',
    en: 'This row only names units; it is not imported as a record. Nothing to do.',
  },
  json_invalid: {
    zh: '此行不是完整的 JSON 对象，请重新导出该行',
    en: 'This line is not a complete JSON object. Export it again.',
  },
  formula_without_value: {
    zh: '此行有公式但没有保存计算结果，请用表格软件打开并保存后再传',
    en: 'This row has a formula whose result was not saved. Open and save the file in a spreadsheet program, then send it again.',
  },
} as const satisfies Record<string, Bilingual>

export type ProblemCode = keyof typeof advice

const rawLimit = 500

/** What was expected and found are short and language-neutral; the advice says the rest in both languages. */
export function problem(
  code: ProblemCode,
  line: number,
  expected: string,
  found: string,
  record: { cells?: string[]; raw?: string } = {},
): RowProblem {
  const result: RowProblem = { line, code, expected, found, advice: advice[code] }
  if (record.cells !== undefined) result.cells = record.cells
  if (record.raw !== undefined) result.raw = record.raw.slice(0, rawLimit)
  return result
}
