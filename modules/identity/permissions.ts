import type { Permission, Role } from '@jingwei/kernel'
import { roles } from '@jingwei/kernel'

const administrators: readonly Role[] = ['system', 'security', 'audit']
const everybodyElse: readonly Role[] = roles.map((role) => role.id).filter((role) => !administrators.includes(role))

/**
 * Division of duty (三员分立): the system administrator makes accounts and organisations, the security administrator
 * grants roles, ends sessions and resets second factors, the audit administrator reads the trail; none has another's duty.
 */
export const identityPermissions: readonly Permission[] = [
  { id: 'identity.people', zh: '查看人员与组织', en: 'See people and organisations', roles: ['system', 'security'] },
  { id: 'identity.people.change', zh: '变更人员', en: 'Change people (accounts or roles, each by its own duty)', roles: ['system', 'security'] },
  { id: 'identity.accounts', zh: '管理账号与组织', en: 'Make accounts and organisations', roles: ['system'] },
  { id: 'identity.grant', zh: '授予角色', en: 'Grant roles', roles: ['security'] },
  { id: 'identity.security', zh: '注销他人会话与令牌', en: 'End the sessions and tokens of others', roles: ['security'] },
  { id: 'identity.factor.reset', zh: '重置他人的第二因子', en: 'Reset the second factor of others', roles: ['security'] },
  { id: 'identity.review', zh: '复核权限', en: 'Review who has which role and uses it', roles: ['security', 'audit', 'auditor'] },
  { id: 'identity.audit', zh: '查看审计日志', en: 'Read the audit trail', roles: ['audit'] },
  { id: 'identity.delegate', zh: '请假时指定代办人', en: 'Name who acts for oneself while on leave', roles: everybodyElse },
  { id: 'identity.delegate.allow', zh: '批准跨单位代办', en: 'Allow a delegate of another office', roles: ['security'] },
  { id: 'identity.tokens', zh: '使用接口令牌', en: 'Have API tokens', roles: everybodyElse },
]
