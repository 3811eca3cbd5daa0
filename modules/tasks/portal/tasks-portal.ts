import type { PortalModule } from '@jingwei/ui'
import { tasksEn } from './words/en.ts'
import { tasksZh } from './words/zh.ts'

/** What tasks show: lists, one task, the forms, the timetable, and how many wait on each home. */
export const tasksPortal: PortalModule = {
  id: 'tasks',
  words: { zh: tasksZh, en: tasksEn },
  pages: [
    { path: '/tasks', title: 'tasks.title', permissions: ['tasks.read'], group: 'work', load: () => import('./list/TasksPage.tsx') },
    { path: '/tasks/new', title: 'tasks.new.title', permissions: ['tasks.raise'], load: () => import('./new/NewTaskPage.tsx') },
    { path: '/tasks/$id', title: 'tasks.title', permissions: ['tasks.read'], load: () => import('./task/TaskPage.tsx') },
    { path: '/roadmap', title: 'tasks.roadmap.title', permissions: ['tasks.read'], group: 'work', load: () => import('./roadmap/RoadmapPage.tsx') },
    { path: '/requests', title: 'tasks.requests.title', permissions: ['tasks.own'], group: 'work', load: () => import('./list/RequestsPage.tsx') },
    { path: '/requests/new', title: 'tasks.requests.new', permissions: ['tasks.own'], load: () => import('./new/NewRequestPage.tsx') },
    { path: '/requests/$id', title: 'tasks.requests.title', permissions: ['tasks.own'], load: () => import('./task/RequestPage.tsx') },
  ],
  homes: [
    { for: ['officer', 'town'], order: 15, load: () => import('./home/TodosPart.tsx') },
    { for: ['leader'], order: 15, question: true, load: () => import('./home/PromisesPart.tsx') },
    { for: ['leader'], order: 20, load: () => import('./home/TodosPart.tsx') },
    { for: ['enterprise'], order: 15, load: () => import('./home/MyRequestsPart.tsx') },
  ],
  enterpriseTabs: [],
  entrances: [{ path: '/invited', load: () => import('./invited/InvitedPage.tsx') }],
}
