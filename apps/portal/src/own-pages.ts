import type { HomePart, PortalPage } from '@jingwei/ui'

/** Pages of the platform itself: no module owns them. */
export const ownPages: readonly PortalPage[] = [
  { path: '/jobs', title: 'portal.jobs.title', permissions: ['jobs.read'], group: 'control', load: () => import('./pages/Jobs.tsx') },
  { path: '/system', title: 'portal.system.title', permissions: ['system.health.read'], group: 'control', load: () => import('./pages/System.tsx') },
  { path: '/account', title: 'portal.account.title', load: () => import('./pages/Account.tsx') },
]

export const ownHomes: readonly HomePart[] = [
  { for: ['operator'], order: 10, load: () => import('./pages/HealthPart.tsx') },
  { for: ['operator'], order: 20, load: () => import('./pages/JobsPart.tsx') },
]
