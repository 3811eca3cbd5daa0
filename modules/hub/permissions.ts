import type { Permission } from '@jingwei/kernel'

/** Who may do what in the hub. Everything not listed is denied. */
export const hubPermissions: readonly Permission[] = [
  { id: 'hub.summary.read', zh: '查看全县概况', en: 'See the county at a glance', roles: ['leader', 'officer', 'statistics', 'operator'] },
  { id: 'hub.enterprise.list', zh: '查看企业名录', en: 'List enterprises', roles: ['leader', 'officer', 'statistics', 'town', 'auditor'] },
  { id: 'hub.enterprise.read', zh: '查看一企一档', en: 'Open an enterprise', roles: ['leader', 'officer', 'statistics', 'town', 'auditor'] },
  { id: 'hub.enterprise.export', zh: '导出企业名录', en: 'Export enterprises', roles: ['officer', 'statistics'] },
  { id: 'hub.own.read', zh: '查看本企业档案', en: 'Read one’s own record', roles: ['enterprise'] },
  { id: 'hub.source.read', zh: '查看数据源', en: 'See sources', roles: ['leader', 'officer', 'statistics', 'operator', 'auditor'] },
  { id: 'hub.batch.read', zh: '查看批次', en: 'See deliveries', roles: ['officer', 'statistics', 'operator', 'auditor'] },
  { id: 'hub.delivery.read', zh: '查看归集月历', en: 'See the calendar of deliveries', roles: ['leader', 'officer', 'statistics', 'operator', 'auditor'] },
  { id: 'hub.delivery.hand', zh: '经办交付', en: 'Hand in deliveries', roles: ['officer', 'statistics'] },
  { id: 'hub.delivery.file', zh: '下载交付的文件', en: 'Download delivered files', roles: ['officer', 'statistics'] },
  { id: 'hub.delivery.review', zh: '审核交付', en: 'Review deliveries', roles: ['officer', 'statistics'] },
  { id: 'hub.arrangement.edit', zh: '登记归集约定', en: 'Enter what is agreed', roles: ['officer', 'statistics'] },
  { id: 'hub.import.run', zh: '导入文件', en: 'Import files', roles: ['officer', 'statistics'] },
  { id: 'hub.quarantine.work', zh: '处理待修正行', en: 'Work on rows set aside', roles: ['officer', 'statistics'] },
  { id: 'hub.review.work', zh: '处理待核对企业', en: 'Work on pairs to review', roles: ['officer', 'statistics'] },
  { id: 'hub.use.search', zh: '检索使用记录', en: 'Search who used what', roles: ['auditor', 'audit'] },
  { id: 'hub.map.read', zh: '查看地图', en: 'See the map', roles: ['leader', 'officer', 'statistics', 'town', 'operator'] },
  { id: 'hub.closing.read', zh: '查看封版', en: 'See closings', roles: ['leader', 'officer', 'statistics', 'town', 'operator', 'auditor'] },
  { id: 'hub.closing.propose', zh: '提请封版', en: 'Propose to close a month', roles: ['officer', 'statistics'] },
  { id: 'hub.closing.confirm', zh: '确认封版', en: 'Confirm a closing', roles: ['leader', 'officer', 'statistics'] },
]
