import { defineModule } from '@jingwei/kernel'
import type { Job } from '@jingwei/jobs'
import type { Route } from '@jingwei/http'
import { extensionLifecycle, renewalLifecycle, requestLifecycle } from './domain/lifecycles.ts'
import { catalogueRoutes } from './http/catalogue-routes.ts'
import { grantRoutes } from './http/grant-routes.ts'
import { requestRoutes } from './http/request-routes.ts'
import { stepRoutes } from './http/step-routes.ts'
import { sharingJobs } from './jobs/jobs.ts'
import { sharingErrors } from './module-errors.ts'
import { sharingPermissions } from './permissions.ts'
import type { SharingPlatform } from './service/platform.ts'
import { createSharing, type Sharing } from './service/sharing.ts'
import { sharingSettings } from './settings.ts'
import { migrations } from './store/migrations/index.ts'

/** 共享申请: apply for the smallest set, decide in time, supply as an expiring, scoped, logged view. */
export const sharingModule = defineModule<Sharing, SharingPlatform, Route, Job>({
  id: 'sharing', zh: '共享申请', en: 'Sharing', dependsOn: ['identity', 'hub'],
  settings: sharingSettings, permissions: sharingPermissions, errors: sharingErrors, migrations,
  lifecycles: [requestLifecycle, extensionLifecycle, renewalLifecycle],
  events: { publishes: [], consumes: [] },
  pages: [
    { path: '/sharing', zh: '共享申请', en: 'Sharing requests', permission: 'sharing.read' },
    { path: '/sharing-catalogue', zh: '共享目录', en: 'Catalogue of shared items', permission: 'sharing.read' },
    { path: '/sharing-uses', zh: '谁在用我的数', en: 'Who uses my data', permission: 'sharing.overview' },
    { path: '/sharing-trace', zh: '共享文件追溯', en: 'Trace a shared file', permission: 'sharing.trace' },
  ],
  create: createSharing,
  routes: (sharing) => [...catalogueRoutes(sharing), ...requestRoutes(sharing), ...stepRoutes(sharing), ...grantRoutes(sharing)],
  jobs: (sharing) => sharingJobs(() => sharing),
})
