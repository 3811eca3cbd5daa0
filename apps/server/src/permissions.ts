import type { Permission } from '@jingwei/kernel'
import { modules } from './modules.ts'

/** Permissions of routes that belong to no module. */
export const systemPermissions: readonly Permission[] = [
  { id: 'system.health.read', zh: '查看运行状况', en: 'See the health of the system', roles: ['operator', 'system'] },
  { id: 'jobs.read', zh: '查看后台任务', en: 'See background work', roles: ['operator', 'officer', 'statistics'] },
  { id: 'jobs.control', zh: '取消和重试任务', en: 'Cancel and retry background work', roles: ['operator'] },
]

/** Every permission there is. */
export const allPermissions: readonly Permission[] = [...systemPermissions, ...modules.flatMap((module) => module.permissions)]
