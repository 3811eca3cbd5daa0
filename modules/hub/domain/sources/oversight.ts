import type { SourceDefinition } from './source.ts'

const duty = { basis: 'statutory', purposes: ['duty', 'evaluation', 'policy', 'statistics', 'service', 'audit', 'self', 'maintenance'], onward: 'with_consent' } as const

/** 生态环境: pollutants in kilograms or tonnes; 9-digit organisation codes among 18-digit ones. */
export const environment: SourceDefinition = {
  ...duty, id: 'environment', zh: '排污许可年报', en: 'Emission permits', owner: { zh: '生态环境部门', en: 'Environment' },
  cadence: 'year', register: false, period: { kind: 'year_column' },
  columns: [
    { header: '排污许可证编号', role: 'key', carriesCode: true },
    { header: '单位名称', role: 'name' },
    { header: '组织机构代码/统一社会信用代码', role: 'code' },
    { header: '生产地址', role: 'address' },
    { header: '年度', role: 'year' },
    { header: 'COD', role: 'item', item: 'cod', type: 'number', unit: '吨', unitFrom: 'COD单位' },
    { header: 'COD单位', role: 'unit' },
    { header: '氨氮', role: 'item', item: 'ammonia', type: 'number', unit: '吨' },
    { header: '二氧化硫', role: 'item', item: 'so2', type: 'number', unit: '吨' },
    { header: '氮氧化物', role: 'item', item: 'nox', type: 'number', unit: '吨' },
    { header: '碳排放报告量(tCO2)', role: 'item', item: 'carbon', type: 'number', unit: '吨' },
  ],
}

/** 科技: certificates, patents, R&D; no code column. */
export const scienceTechnology: SourceDefinition = {
  ...duty, id: 'science_technology', zh: '高新技术企业名录', en: 'High-tech enterprises', owner: { zh: '科技部门', en: 'Science and technology' },
  cadence: 'year', register: false, period: { kind: 'header_year' },
  columns: [
    { header: '序号', role: 'remark', optional: true },
    { header: '企业名称', role: 'name' },
    { header: '所在镇街', role: 'place' },
    { header: '高企证书编号', role: 'remark' },
    { header: '有效期至', role: 'remark' },
    { header: '有效发明专利数', role: 'item', item: 'patents', type: 'number', unit: '个' },
    { pattern: '^(\\d{4})年研发投入\\(万元\\)$', role: 'item', item: 'rd_spending', type: 'number', unit: '万元' },
    { header: '备注', role: 'remark', optional: true },
  ],
}

/** 统计: above-scale industry by quarter; basis 统计调查, statistics-only. */
export const statistics: SourceDefinition = {
  id: 'statistics', zh: '规上工业季报', en: 'Above-scale industry survey', owner: { zh: '统计部门', en: 'Statistics' },
  basis: 'statistical_survey', purposes: ['statistics'], onward: 'none',
  cadence: 'quarter', register: false, period: { kind: 'quarter_columns' },
  columns: [
    { header: '单位详细名称', role: 'name' },
    { header: '统一社会信用代码', role: 'code' },
    { header: '行业代码', role: 'remark' },
    { header: '年份', role: 'year' },
    { header: '季度', role: 'quarter' },
    { header: '工业总产值(万元)', role: 'item', item: 'survey_output', type: 'number', unit: '万元' },
    { header: '工业增加值(万元)', role: 'item', item: 'survey_value_added', type: 'number', unit: '万元' },
    { header: '营业收入(万元)', role: 'item', item: 'survey_revenue', type: 'number', unit: '万元' },
    { header: '利润总额(万元)', role: 'item', item: 'survey_profit', type: 'number', unit: '万元' },
    { header: '平均用工人数', role: 'item', item: 'survey_staff', type: 'number', unit: '人' },
    { header: '综合能源消费量(吨标准煤)', role: 'item', item: 'survey_energy', type: 'number', unit: '吨标准煤' },
  ],
}
