import type { Region } from './region.ts'

/** The people of the fictional county: one account a role, named by the role, and a second one where two people must decide. */
export function samplePeople(region: Region) {
  const { enterprise, town } = region.sample.people()
  return [
    { account: 'leader', name: '示例领导', role: 'leader', organisation: { kind: 'department', name: '秀水区政府办' } },
    { account: 'officer', name: '示例经办', role: 'officer', organisation: { kind: 'department', name: '秀水区数字经济局' } },
    { account: 'statistics', name: '示例统计', role: 'statistics', organisation: { kind: 'department', name: '秀水区统计局' } },
    { account: 'reviewer', name: '示例审核', role: 'statistics', organisation: { kind: 'department', name: '秀水区统计局' } },
    { account: 'town', name: '示例镇街', role: 'town', organisation: { kind: 'town', name: town, town } },
    { account: 'enterprise', name: '示例企业', role: 'enterprise', organisation: { kind: 'enterprise', name: enterprise.name, creditCode: enterprise.creditCode } },
    { account: 'auditor', name: '示例审计', role: 'auditor', organisation: { kind: 'department', name: '秀水区审计局' } },
    { account: 'operator', name: '示例运维', role: 'operator', organisation: { kind: 'department', name: '秀水区大数据中心' } },
  ] as const
}
