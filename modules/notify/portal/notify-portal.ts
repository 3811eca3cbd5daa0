import type { PortalModule } from '@jingwei/ui'
import { notifyEn } from './words/en.ts'
import { notifyZh } from './words/zh.ts'

/** The bell, one's messages, how one wants to hear of them, and what could not be delivered. */
export const notifyPortal: PortalModule = {
  id: 'notify',
  words: { zh: notifyZh, en: notifyEn },
  pages: [
    { path: '/messages', title: 'notify.title', permissions: ['notify.own'], load: () => import('./messages/MessagesPage.tsx') },
    { path: '/messages/settings', title: 'notify.settings.title', permissions: ['notify.own'], load: () => import('./settings/SettingsPage.tsx') },
    { path: '/outgoing', title: 'notify.outgoing.title', permissions: ['notify.outgoing'], group: 'control', load: () => import('./outgoing/OutgoingPage.tsx') },
  ],
  homes: [],
  enterpriseTabs: [],
  topBar: [{ order: 10, permissions: ['notify.own'], load: () => import('./Bell.tsx') }],
}
