import { defineModule } from '@jingwei/kernel'
import type { Job } from '@jingwei/jobs'
import type { Route } from '@jingwei/http'
import { closingLifecycle, importLifecycle, linkLifecycle, recordLifecycle, submissionLifecycle } from './domain/lifecycles.ts'
import { closingRoutes } from './http/closing-routes.ts'
import { deliveryRoutes } from './http/delivery-routes.ts'
import { enterpriseRoutes } from './http/enterprise-routes.ts'
import { importRoutes } from './http/import-routes.ts'
import { overviewRoutes } from './http/overview-routes.ts'
import { questionRoutes } from './http/question-routes.ts'
import { quarantineRoutes } from './http/quarantine-routes.ts'
import { reviewRoutes } from './http/review-routes.ts'
import { hubJobs } from './jobs/jobs.ts'
import { hubErrors } from './module-errors.ts'
import { hubPermissions } from './permissions.ts'
import { createHub, type Hub } from './service/hub.ts'
import type { HubPlatform } from './service/platform.ts'
import { hubSettings } from './settings.ts'
import { migrations } from './store/migrations/index.ts'
import { useTopic } from './store/uses.ts'

/** 数据中枢: from messy department files to one governed record per enterprise. */
export const hubModule = defineModule<Hub, HubPlatform, Route, Job>({
  id: 'hub', zh: '数据中枢', en: 'Data hub', dependsOn: ['identity'],
  settings: hubSettings, permissions: hubPermissions, errors: hubErrors, migrations,
  lifecycles: [importLifecycle, recordLifecycle, linkLifecycle, submissionLifecycle, closingLifecycle],
  events: { publishes: [useTopic], consumes: [useTopic] },
  pages: [
    { path: '/calendar', zh: '归集月历', en: 'Calendar of deliveries', permission: 'hub.delivery.read' },
    { path: '/closings', zh: '封版', en: 'Closings', permission: 'hub.closing.read' },
    { path: '/import', zh: '导入', en: 'Import', permission: 'hub.import.run' },
    { path: '/batches', zh: '批次', en: 'Deliveries', permission: 'hub.batch.read' },
    { path: '/quarantine', zh: '待修正', en: 'Set aside', permission: 'hub.quarantine.work' },
    { path: '/review', zh: '待核对', en: 'To review', permission: 'hub.review.work' },
    { path: '/enterprises', zh: '企业', en: 'Enterprises', permission: 'hub.enterprise.list' },
    { path: '/map', zh: '地图', en: 'Map', permission: 'hub.map.read' },
  ],
  create: createHub,
  routes: ({ platform }) => [...importRoutes(platform), ...deliveryRoutes(platform), ...closingRoutes(platform), ...quarantineRoutes(platform), ...reviewRoutes(platform), ...enterpriseRoutes(platform), ...overviewRoutes(platform), ...questionRoutes(platform)],
  jobs: ({ platform }) => hubJobs(() => platform),
})
