import { defineModule } from '@jingwei/kernel'
import type { Job } from '@jingwei/jobs'
import type { Route } from '@jingwei/http'
import { connectionLifecycle, runLifecycle } from './domain/lifecycles.ts'
import { intakeRoutes } from './http/routes.ts'
import { intakeJobs } from './jobs/jobs.ts'
import { intakeErrors } from './module-errors.ts'
import { intakePermissions } from './permissions.ts'
import { createIntake, type Intake } from './service/intake.ts'
import type { IntakePlatform } from './service/platform.ts'
import { intakeSettings } from './settings.ts'
import { migrations } from './store/migrations/index.ts'

/** 接入: sources that are fetched from return-flow tables, interfaces and folders, and handed to the hub like any delivery. */
export const intakeModule = defineModule<Intake, IntakePlatform, Route, Job>({
  id: 'intake', zh: '接入', en: 'Intake', dependsOn: ['hub'],
  settings: intakeSettings, permissions: intakePermissions, errors: intakeErrors, migrations,
  lifecycles: [connectionLifecycle, runLifecycle],
  events: { publishes: [], consumes: [] },
  pages: [{ path: '/intake', zh: '接入', en: 'Intake', permission: 'intake.read' }],
  create: createIntake,
  routes: ({ platform }) => intakeRoutes(platform),
  jobs: ({ platform }) => intakeJobs(() => platform),
})
