import type { SourceDefinition } from './source.ts'

const shared = { basis: 'shared', purposes: ['duty', 'evaluation', 'policy', 'statistics', 'service', 'audit', 'self', 'maintenance'], onward: 'none' } as const

/** 供电: monthly kWh by account; several accounts per firm, most without a code. */
export const powerSupply: SourceDefinition = {
  ...shared, id: 'power_supply', zh: '用电客户月度电量', en: 'Power supply', owner: { zh: '供电公司', en: 'Power supplier' },
  cadence: 'month', register: false, period: { kind: 'title_year' },
  columns: [
    { header: '户号', role: 'key' },
    { header: '用户名称', role: 'name' },
    { header: '统一社会信用代码', role: 'code' },
    { header: '用电地址', role: 'address' },
    { header: '用电类别', role: 'remark' },
    { pattern: '^(1[0-2]|[1-9])月$', role: 'item', item: 'electricity', type: 'number', unit: '千瓦时' },
  ],
}

/** 人社: insured heads by month. */
export const socialInsurance: SourceDefinition = {
  ...shared, id: 'social_insurance', zh: '社会保险参保', en: 'Social insurance', owner: { zh: '人力社保部门', en: 'Social security' },
  cadence: 'month', register: false, period: { kind: 'header_month' },
  columns: [
    { header: 'unitNo', role: 'key' },
    { header: 'unitName', role: 'name' },
    { header: 'creditCode', role: 'code' },
    { header: 'regAddress', role: 'address' },
    { pattern: '^insured\\.(\\d{4}-\\d{2})$', role: 'item', item: 'insured', type: 'number', unit: '人' },
  ],
}

/** 自然资源: parcels in mixed units, with tenants. */
export const naturalResources: SourceDefinition = {
  ...shared, basis: 'statutory', id: 'natural_resources', zh: '工业用地宗地', en: 'Land parcels', owner: { zh: '自然资源部门', en: 'Natural resources' },
  cadence: 'year', register: false, period: { kind: 'none' },
  columns: [
    { header: '宗地编号', role: 'key' },
    { header: '权利人', role: 'name' },
    { header: '权利人证件号', role: 'code' },
    { header: '坐落', role: 'address' },
    { header: '面积', role: 'item', item: 'land', type: 'number', unit: '亩', unitFrom: '单位' },
    { header: '单位', role: 'unit' },
    { header: '取得方式', role: 'remark' },
    { header: '承租人', role: 'remark' },
    { header: '承租面积', role: 'item', item: 'land_leased_out', type: 'number', unit: '亩', unitFrom: '单位' },
  ],
}
