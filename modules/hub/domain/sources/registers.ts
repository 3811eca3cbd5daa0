import type { SourceDefinition } from './source.ts'

const duty = { basis: 'statutory', purposes: ['duty', 'evaluation', 'policy', 'statistics', 'service', 'audit', 'self', 'maintenance'], onward: 'with_consent' } as const

/** 市场监管: legal owner of identity. */
export const marketRegulation: SourceDefinition = {
  ...duty, id: 'market_regulation', zh: '市场主体登记', en: 'Company register', owner: { zh: '市场监管部门', en: 'Market regulation' },
  cadence: 'month', register: true, period: { kind: 'none' },
  columns: [
    { header: '统一社会信用代码', also: ['信用代码', '社会信用代码'], role: 'code' },
    { header: '企业名称', also: ['市场主体名称', '主体名称'], role: 'name' },
    { header: '曾用名', role: 'former_name' },
    { header: '企业类型', also: ['主体类型'], role: 'item', item: 'enterprise_type', type: 'text' },
    { header: '注册资本', role: 'item', item: 'capital', type: 'text' },
    { header: '成立日期', role: 'item', item: 'founded', type: 'date' },
    { header: '住所', also: ['注册地址', '经营场所'], role: 'address' },
    { header: '经营范围', role: 'item', item: 'scope', type: 'text' },
    { header: '登记状态', also: ['经营状态'], role: 'item', item: 'status', type: 'text' },
  ],
}

/** A register extract as public portals publish it. */
export const enterpriseRegister: SourceDefinition = {
  ...duty, basis: 'public', id: 'enterprise_register', zh: '企业登记公示', en: 'Published register extract', owner: { zh: '登记信息公示', en: 'Public register' },
  cadence: 'irregular', register: true, period: { kind: 'none' },
  columns: [
    { header: '统一社会信用代码', role: 'code' },
    { header: '企业名称', role: 'name' },
    { header: '注册日期', also: ['登记日期'], role: 'item', item: 'founded', type: 'date' },
    { header: '企业类型', role: 'item', item: 'enterprise_type', type: 'text' },
    { header: '注册资金', role: 'item', item: 'capital', type: 'text' },
    { header: '地区', also: ['所在地区'], role: 'place' },
    { header: '注册地址', role: 'address' },
    { header: '经营范围', role: 'item', item: 'scope', type: 'text', optional: true },
  ],
}
