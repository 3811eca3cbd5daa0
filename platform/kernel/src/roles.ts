/**
 * Who may be what. `system`, `security` and `audit` are the three administrators (三员) that exclude each other;
 * `statistics` is the only role that sees statistics-only rows per firm (统计法 28).
 */
export const roles = [
  { id: 'leader', zh: '领导', en: 'Leader' },
  { id: 'officer', zh: '部门经办', en: 'Department officer' },
  { id: 'statistics', zh: '统计部门', en: 'Statistics officer' },
  { id: 'town', zh: '镇街', en: 'Town officer' },
  { id: 'enterprise', zh: '企业', en: 'Enterprise' },
  { id: 'data_user', zh: '数商', en: 'Data user' },
  { id: 'auditor', zh: '审计', en: 'Auditor' },
  { id: 'operator', zh: '运营', en: 'Operator' },
  { id: 'system', zh: '系统管理员', en: 'System administrator' },
  { id: 'security', zh: '安全管理员', en: 'Security administrator' },
  { id: 'audit', zh: '审计管理员', en: 'Audit administrator' },
] as const

export type Role = (typeof roles)[number]['id']

const administrators: ReadonlySet<Role> = new Set(['system', 'security', 'audit'])

/** Two different administrator roles on one person are refused (等保 三员分立). */
export const rolesExclude = (held: readonly Role[]): boolean => new Set(held.filter((role) => administrators.has(role))).size > 1
