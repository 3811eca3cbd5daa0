import type { SourceDefinition } from './source.ts'

/** 税务: revenue, tax, R&D deduction by year, in yuan. */
export const taxation: SourceDefinition = {
  id: 'taxation', zh: '税务年度申报', en: 'Tax filings', owner: { zh: '税务部门', en: 'Tax authority' },
  basis: 'shared', purposes: ['duty', 'evaluation', 'policy', 'statistics', 'service', 'audit', 'self', 'maintenance'], onward: 'none',
  cadence: 'year', register: false, period: { kind: 'year_column' },
  columns: [
    { header: '纳税人识别号', role: 'code' },
    { header: '纳税人名称', role: 'name' },
    { header: '登记注册类型', role: 'item', item: 'enterprise_type', type: 'text' },
    { header: '行业代码', role: 'item', item: 'industry', type: 'text' },
    { header: '生产经营地址', role: 'address' },
    { header: '所属年度', role: 'year' },
    { header: '营业收入(元)', role: 'item', item: 'revenue', type: 'number', unit: '元' },
    { header: '入库税收(元)', role: 'item', item: 'tax', type: 'number', unit: '元' },
    { header: '研发费用加计扣除额(元)', role: 'item', item: 'rd', type: 'number', unit: '元' },
  ],
}

/** 企业申报: the firms' own figures for the per-mu run. */
export const declaration: SourceDefinition = {
  id: 'declaration', zh: '亩均评价企业申报', en: 'Enterprise declaration', owner: { zh: '企业（亩均办归集）', en: 'The enterprises themselves' },
  basis: 'declared', purposes: ['duty', 'evaluation', 'policy', 'statistics', 'service', 'audit', 'self', 'maintenance'], onward: 'with_consent',
  cadence: 'year', register: false, period: { kind: 'title_year' },
  columns: [
    { header: '企业名称', role: 'name' },
    { header: '统一社会信用代码', role: 'code' },
    { header: '工业增加值（万元）', role: 'item', item: 'value_added', type: 'number', unit: '万元' },
    { header: '利润总额（万元）', role: 'item', item: 'profit', type: 'number', unit: '万元' },
    { header: '综合能耗（等价值，吨标准煤）', role: 'item', item: 'energy', type: 'number', unit: '吨标准煤' },
    { header: '平均从业人员数', role: 'item', item: 'staff', type: 'number', unit: '人' },
    { header: '用地面积（亩）', role: 'item', item: 'land', type: 'number', unit: '亩' },
    { header: '其中租出（亩）', role: 'item', item: 'land_leased_out', type: 'number', unit: '亩' },
    { header: '联系镇街', role: 'place' },
  ],
}
