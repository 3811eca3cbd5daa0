import { defineModule } from '@jingwei/kernel'
import type { Job } from '@jingwei/jobs'
import type { Route } from '@jingwei/http'
import { extensionLifecycle, taskLifecycle } from './domain/lifecycles.ts'
import { invitationRoutes } from './http/invitation-routes.ts'
import { listRoutes } from './http/list-routes.ts'
import { requestRoutes } from './http/request-routes.ts'
import { stepRoutes } from './http/step-routes.ts'
import { taskJobs } from './jobs/jobs.ts'
import { tasksErrors } from './module-errors.ts'
import { tasksPermissions } from './permissions.ts'
import type { TasksPlatform } from './service/platform.ts'
import { createTasks, type Tasks } from './service/tasks.ts'
import { tasksSettings } from './settings.ts'
import { migrations } from './store/migrations/index.ts'

/** 任务: supervision, todos, requests of firms and follow-ups of warnings as one table of states. */
export const tasksModule = defineModule<Tasks, TasksPlatform, Route, Job>({
  id: 'tasks', zh: '任务', en: 'Tasks', dependsOn: ['identity', 'notify'],
  settings: tasksSettings, permissions: tasksPermissions, errors: tasksErrors, migrations,
  lifecycles: [taskLifecycle, extensionLifecycle],
  events: { publishes: [], consumes: [] },
  pages: [
    { path: '/tasks', zh: '任务', en: 'Tasks', permission: 'tasks.read' },
    { path: '/roadmap', zh: '路线图', en: 'Roadmap', permission: 'tasks.read' },
    { path: '/requests', zh: '我的诉求', en: 'My requests', permission: 'tasks.own' },
  ],
  create: createTasks,
  routes: (tasks) => [...listRoutes(tasks), ...requestRoutes(tasks), ...stepRoutes(tasks), ...invitationRoutes(tasks)],
  jobs: (tasks) => taskJobs(() => tasks),
})
