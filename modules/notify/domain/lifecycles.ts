import type { Lifecycle } from '@jingwei/kernel'

export type OutgoingState = 'waiting' | 'sent' | 'dead'

/** 外发消息: one message by one channel. What stays dead waits for the system administrator, with its reason. */
export const outgoingLifecycle: Lifecycle<OutgoingState> = {
  id: 'notify.outgoing', zh: '外发消息', en: 'Outgoing message', initial: 'waiting',
  states: {
    waiting: { zh: '待发送', en: 'Waiting', to: ['sent', 'dead'] },
    sent: { zh: '已发送', en: 'Sent', to: [] },
    dead: { zh: '未能送达', en: 'Not delivered', to: ['waiting'] },
  },
}
