import type { Permission } from '@jingwei/kernel'

/** Who may do what with connections. Who keeps the machines sets them up but sees no firm's row; who works on deliveries does. */
export const intakePermissions: readonly Permission[] = [
  { id: 'intake.read', zh: '查看接入', en: 'See connections', roles: ['leader', 'officer', 'statistics', 'operator', 'auditor'] },
  { id: 'intake.edit', zh: '登记和试连接入', en: 'Enter and try connections', roles: ['officer', 'operator'] },
  { id: 'intake.run', zh: '立即读取、暂停接入', en: 'Run and pause connections', roles: ['officer', 'operator'] },
  { id: 'intake.rows', zh: '试连时查看数据行', en: 'See rows when trying a connection', roles: ['officer'] },
]
