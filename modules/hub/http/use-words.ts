const purposes: Readonly<Record<string, { zh: string; en: string }>> = {
  duty: { zh: '履行职责', en: 'Official duty' }, evaluation: { zh: '评价', en: 'Evaluation' }, policy: { zh: '政策兑现', en: 'Policy' }, statistics: { zh: '统计', en: 'Statistics' },
  service: { zh: '企业服务', en: 'Service' }, audit: { zh: '审计', en: 'Audit' }, self: { zh: '本企业', en: 'The enterprise itself' }, maintenance: { zh: '系统维护', en: 'Maintenance' }, public: { zh: '公开', en: 'Public' },
}

const doors: Readonly<Record<string, { zh: string; en: string }>> = {
  'hub.enterprises': { zh: '企业名录', en: 'List' }, 'hub.enterprise': { zh: '一企一档', en: 'Record page' }, 'hub.series': { zh: '时间序列', en: 'Figures over time' }, 'hub.export': { zh: '导出名录', en: 'Export of the list' },
  'hub.summary': { zh: '全县概况', en: 'County at a glance' }, 'hub.map': { zh: '地图', en: 'Map' }, 'hub.questions': { zh: '领导首页', en: 'Leader’s home' }, 'hub.falling': { zh: '用电下降线索', en: 'Firms with falling electricity' }, 'hub.town': { zh: '镇街首页', en: 'Town’s home' }, 'hub.undeclared': { zh: '未申报名单', en: 'Firms without declaration' },
  'hub.delivery': { zh: '交付文件', en: 'Delivered file' }, 'hub.closing': { zh: '封版', en: 'Closing' },
  'sharing.table': { zh: '共享数据表', en: 'Shared table' }, 'sharing.api': { zh: '共享接口', en: 'Shared by API' }, 'sharing.file': { zh: '共享文件', en: 'Shared file' },
  'export.links': { zh: '命令行导出归属', en: 'Links exported by command' }, 'export.enterprises': { zh: '命令行导出名录', en: 'Enterprises exported by command' }, 'export.flags': { zh: '命令行导出提示', en: 'Flags exported by command' },
}

export const purposeWords = (id: string): { zh: string; en: string } => purposes[id] ?? { zh: id, en: id }
export const doorWords = (id: string): { zh: string; en: string } => doors[id] ?? { zh: id, en: id }
