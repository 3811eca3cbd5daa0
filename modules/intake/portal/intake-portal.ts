import type { PortalModule } from '@jingwei/ui'
import { intakeEn } from './words/en.ts'
import { intakeZh } from './words/zh.ts'

/** What the intake shows: which connections there are, one with its runs, the form. */
export const intakePortal: PortalModule = {
  id: 'intake',
  words: { zh: intakeZh, en: intakeEn },
  pages: [
    { path: '/intake', title: 'intake.title', permissions: ['intake.read'], group: 'work', load: () => import('./list/IntakePage.tsx') },
    { path: '/intake/new', title: 'intake.new', permissions: ['intake.edit'], load: () => import('./form/NewConnectionPage.tsx') },
    { path: '/intake/$id', title: 'intake.title', permissions: ['intake.read'], load: () => import('./one/ConnectionPage.tsx') },
    { path: '/intake/$id/edit', title: 'intake.edit', permissions: ['intake.edit'], load: () => import('./form/EditConnectionPage.tsx') },
  ],
  homes: [],
  enterpriseTabs: [],
}
