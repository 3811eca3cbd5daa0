import type { Permission } from '@jingwei/kernel'

/** Who may do what with sharing. Everything not listed is denied; which requests, says `domain/scope.ts`, and which step, `domain/actions.ts`. */
export const sharingPermissions: readonly Permission[] = [
  { id: 'sharing.read', zh: '查看共享目录和申请', en: 'See the catalogue and requests', roles: ['leader', 'officer', 'statistics', 'town', 'auditor', 'operator'] },
  { id: 'sharing.apply', zh: '申请共享数据', en: 'Apply for shared data', roles: ['officer', 'statistics', 'town'] },
  { id: 'sharing.use', zh: '使用获批的共享数据', en: 'Use granted data', roles: ['officer', 'statistics', 'town'] },
  { id: 'sharing.decide', zh: '审核共享申请', en: 'Decide about requests', roles: ['leader', 'officer', 'statistics', 'operator'] },
  { id: 'sharing.extend', zh: '审批审核延期', en: 'Grant more time to decide', roles: ['leader'] },
  { id: 'sharing.catalogue.edit', zh: '维护共享目录', en: 'Maintain the catalogue', roles: ['leader', 'officer', 'statistics', 'operator'] },
  { id: 'sharing.overview', zh: '查看谁在用我的数', en: 'See who uses one’s data', roles: ['leader', 'officer', 'statistics', 'auditor', 'operator'] },
  { id: 'sharing.trace', zh: '追溯共享文件', en: 'Trace a shared file', roles: ['leader', 'auditor', 'operator'] },
]
