import { roles, type Permission } from '@jingwei/kernel'

/** One's own messages, addresses and choices are everybody's; what could not be delivered is the system administrator's. */
export const notifyPermissions: readonly Permission[] = [
  { id: 'notify.own', zh: '查看自己的消息', en: 'Read one’s own messages', roles: roles.map((role) => role.id) },
  { id: 'notify.outgoing', zh: '查看和重发外发消息', en: 'See and resend outgoing messages', roles: ['system'] },
  { id: 'notify.addresses', zh: '登记他人的联系方式', en: 'Enter the addresses of others', roles: ['system'] },
]
