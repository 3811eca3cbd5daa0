import type { Job } from '@jingwei/jobs'
import type { Route } from '@jingwei/http'
import { defineModule } from '@jingwei/kernel'
import { outgoingLifecycle } from './domain/lifecycles.ts'
import { notifyRoutes } from './http/routes.ts'
import { notifyJobs } from './jobs/jobs.ts'
import { notifyErrors } from './module-errors.ts'
import { notifyPermissions } from './permissions.ts'
import { createNotify, type Notify } from './service/notify.ts'
import type { NotifyPlatform } from './service/platform.ts'
import { notifySettings } from './settings.ts'
import { migrations } from './store/migrations/index.ts'

/** 消息: telling people, in the portal and by the channels they chose. */
export const notifyModule = defineModule<Notify, NotifyPlatform, Route, Job>({
  id: 'notify', zh: '消息', en: 'Messages', dependsOn: ['identity'],
  settings: notifySettings, permissions: notifyPermissions, errors: notifyErrors, migrations,
  lifecycles: [outgoingLifecycle],
  events: { publishes: [], consumes: [] },
  pages: [
    { path: '/messages', zh: '消息', en: 'Messages', permission: 'notify.own' },
    { path: '/outgoing', zh: '外发消息', en: 'Outgoing messages', permission: 'notify.outgoing', group: 'control' },
  ],
  create: createNotify,
  routes: notifyRoutes,
  jobs: (notify) => notifyJobs(() => notify),
})
