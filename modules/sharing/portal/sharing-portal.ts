import type { PortalModule } from '@jingwei/ui'
import { sharingEn } from './words/en.ts'
import { sharingZh } from './words/zh.ts'

/** What sharing shows: requests, one of them, the form, the granted table, the catalogue, who uses one's data, and whose a file was. */
export const sharingPortal: PortalModule = {
  id: 'sharing',
  words: { zh: sharingZh, en: sharingEn },
  pages: [
    { path: '/sharing', title: 'sharing.title', permissions: ['sharing.read'], group: 'work', load: () => import('./list/RequestsPage.tsx') },
    { path: '/sharing/new', title: 'sharing.new.title', permissions: ['sharing.apply'], load: () => import('./new/NewRequestPage.tsx') },
    { path: '/sharing/$id', title: 'sharing.title', permissions: ['sharing.read'], load: () => import('./request/RequestPage.tsx') },
    { path: '/sharing/$id/data', title: 'sharing.data.title', permissions: ['sharing.use'], load: () => import('./request/DataPage.tsx') },
    { path: '/sharing-catalogue', title: 'sharing.catalogue.title', permissions: ['sharing.read'], group: 'region', load: () => import('./catalogue/CataloguePage.tsx') },
    { path: '/sharing-uses', title: 'sharing.uses.title', permissions: ['sharing.overview'], group: 'control', load: () => import('./uses/UsesPage.tsx') },
    { path: '/sharing-trace', title: 'sharing.trace.title', permissions: ['sharing.trace'], group: 'control', load: () => import('./uses/TracePage.tsx') },
  ],
  homes: [
    { for: ['officer', 'town'], order: 17, load: () => import('./home/TodosPart.tsx') },
    { for: ['leader'], order: 37, load: () => import('./home/TodosPart.tsx') },
  ],
  enterpriseTabs: [],
}
