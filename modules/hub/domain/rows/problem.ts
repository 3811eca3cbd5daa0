/** Why a row was set aside. Codes are stable; texts and fixes hang on them. */
export type ProblemCode =
  | 'total_row' | 'footer_row' | 'surplus_cells' | 'short_row' | 'no_identity' | 'period_unreadable' | 'columns_shifted'
  | 'bytes_unreadable' | 'text_unreadable'

export type RowProblem = { readonly code: ProblemCode; readonly expected: string; readonly found: string }

/** A fix changes the form of a row, never a value (rules: who may correct). */
export type FixKind = 'keep_surplus_as_remark' | 'pad_short_row' | 'ignore_totals' | 'ignore_footers'

type ProblemEntry = {
  readonly zh: string
  readonly en: string
  readonly adviceZh: string
  readonly adviceEn: string
  readonly fixes: readonly FixKind[]
}

export const problemEntries: Readonly<Record<ProblemCode, ProblemEntry>> = {
  total_row: { zh: '合计行，不是一家企业', en: 'A total row, not an enterprise', adviceZh: '无需更正；可设为以后自动略过', adviceEn: 'Nothing to correct; may be skipped from now on', fixes: ['ignore_totals'] },
  footer_row: { zh: '表尾说明，不是一家企业', en: 'A footer, not an enterprise', adviceZh: '无需更正；可设为以后自动略过', adviceEn: 'Nothing to correct; may be skipped from now on', fixes: ['ignore_footers'] },
  surplus_cells: { zh: '比表头多出单元格，且内容与表头对不上', en: 'More cells than the header, and they do not fit it', adviceZh: '核对是否有单元格内含分隔符；或把多出的作为备注保留', adviceEn: 'Check for a separator inside a cell, or keep the surplus as a remark', fixes: ['keep_surplus_as_remark'] },
  short_row: { zh: '比表头少单元格，且必填项缺失', en: 'Fewer cells than the header, and required ones are missing', adviceZh: '补齐缺少的单元格；或按末尾为空处理', adviceEn: 'Add the missing cells, or treat the rest as empty', fixes: ['pad_short_row'] },
  no_identity: { zh: '没有企业名称，也没有代码', en: 'Neither a name nor a code', adviceZh: '请数源单位补充企业名称或统一社会信用代码', adviceEn: 'Ask the source for a name or a credit code', fixes: [] },
  period_unreadable: { zh: '所属期无法识别', en: 'The period cannot be read', adviceZh: '所属年度应为四位年份，季度应为 1 至 4', adviceEn: 'The year should have four digits, the quarter be 1 to 4', fixes: [] },
  columns_shifted: { zh: '数值列里都不是数字，疑似错列', en: 'No figure column holds a number: columns may have shifted', adviceZh: '核对该行各列是否错位', adviceEn: 'Check whether the columns of this row have moved', fixes: [] },
  bytes_unreadable: { zh: '含有无法识别的字节', en: 'Bytes that cannot be read', adviceZh: '请用 UTF-8 或 GB18030 重新导出该行', adviceEn: 'Export this row again as UTF-8 or GB18030', fixes: [] },
  text_unreadable: { zh: '该行无法按表格读取', en: 'The row cannot be read as part of the table', adviceZh: '核对引号、分隔符和行长度', adviceEn: 'Check quotes, separators and the length of the line', fixes: [] },
}

export const fixEntries: Readonly<Record<FixKind, { readonly zh: string; readonly en: string }>> = {
  keep_surplus_as_remark: { zh: '多出的单元格作为备注保留', en: 'Keep the surplus cells as a remark' },
  pad_short_row: { zh: '缺少的单元格按空处理', en: 'Treat the missing cells as empty' },
  ignore_totals: { zh: '以后略过本数据源的合计行', en: 'Skip total rows of this source from now on' },
  ignore_footers: { zh: '以后略过本数据源的表尾', en: 'Skip footers of this source from now on' },
}

/** A problem the table reader found becomes one of ours. */
export function problemOfReader(code: string): ProblemCode {
  if (code === 'total_row' || code === 'footer_row') return code
  return code === 'encoding' || code === 'nul' ? 'bytes_unreadable' : 'text_unreadable'
}
