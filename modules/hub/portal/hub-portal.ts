import type { PortalModule } from '@jingwei/ui'
import { hubEn } from './words/en.ts'
import { hubZh } from './words/zh.ts'

/** What the hub shows: its pages, its part of each home, its tabs on the page of an enterprise. */
export const hubPortal: PortalModule = {
  id: 'hub',
  words: { zh: hubZh, en: hubEn },
  pages: [
    { path: '/calendar', title: 'hub.calendar.title', permissions: ['hub.delivery.read'], group: 'work', load: () => import('./deliveries/CalendarPage.tsx') },
    { path: '/calendar/$source/$period', title: 'hub.calendar.title', permissions: ['hub.delivery.read'], load: () => import('./deliveries/DeliveryPage.tsx') },
    { path: '/closings', title: 'hub.closing.title', permissions: ['hub.closing.read'], group: 'work', load: () => import('./closings/ClosingsPage.tsx') },
    { path: '/closings/$code', title: 'hub.closing.title', permissions: ['hub.closing.read'], load: () => import('./closings/ClosingPage.tsx') },
    { path: '/imports', title: 'hub.imports.title', permissions: ['hub.import.run', 'hub.batch.read'], group: 'work', load: () => import('./imports/ImportsPage.tsx') },
    { path: '/imports/$id', title: 'hub.imports.title', permissions: ['hub.batch.read'], load: () => import('./imports/ImportPage.tsx') },
    { path: '/quarantine', title: 'hub.quarantine.title', permissions: ['hub.quarantine.work'], group: 'work', load: () => import('./quarantine/QuarantinePage.tsx') },
    { path: '/review', title: 'hub.review.title', permissions: ['hub.review.work'], group: 'work', load: () => import('./review/ReviewPage.tsx') },
    { path: '/batches', title: 'hub.batches.title', permissions: ['hub.batch.read'], group: 'work', load: () => import('./batches/BatchesPage.tsx') },
    { path: '/batches/$id', title: 'hub.batches.title', permissions: ['hub.batch.read'], load: () => import('./batches/BatchPage.tsx') },
    { path: '/sources', title: 'hub.sources.title', permissions: ['hub.source.read'], group: 'work', load: () => import('./batches/SourcesPage.tsx') },
    { path: '/enterprises', title: 'hub.enterprises.title', permissions: ['hub.enterprise.list'], group: 'region', load: () => import('./enterprises/EnterprisesPage.tsx') },
    { path: '/enterprises/$id', title: 'hub.enterprises.title', permissions: ['hub.enterprise.read'], load: () => import('./enterprise/EnterprisePage.tsx') },
    { path: '/falling', title: 'hub.falling.short', permissions: ['hub.enterprise.list'], group: 'region', load: () => import('./falling/FallingPage.tsx') },
    { path: '/undeclared', title: 'hub.undeclared.title', permissions: ['hub.enterprise.list'], load: () => import('./falling/UndeclaredPage.tsx') },
    { path: '/map', title: 'hub.map.title', permissions: ['hub.map.read'], group: 'region', load: () => import('./home/MapPage.tsx') },
    { path: '/my-enterprise', title: 'hub.mine.title', permissions: ['hub.own.read'], group: 'region', load: () => import('./enterprise/MyEnterprisePage.tsx') },
    { path: '/uses', title: 'hub.uses.title', permissions: ['hub.use.search'], group: 'control', load: () => import('./uses/UsesPage.tsx') },
  ],
  topBar: [{ order: 5, permissions: ['hub.closing.read'], load: () => import('./closings/AsOfSwitch.tsx') }],
  homes: [
    { for: ['officer'], order: 10, load: () => import('./home/TodosPart.tsx') },
    { for: ['leader'], order: 10, question: true, load: () => import('./home/QuestionsPart.tsx') },
    { for: ['leader'], order: 30, load: () => import('./home/NumbersPart.tsx') },
    { for: ['leader'], order: 40, load: () => import('./home/TownsPart.tsx') },
    { for: ['officer'], order: 30, load: () => import('./home/LatestBatchesPart.tsx') },
    { for: ['officer'], order: 40, load: () => import('./home/NumbersPart.tsx') },
    { for: ['town'], order: 20, load: () => import('./home/TownPart.tsx') },
    { for: ['town'], order: 40, load: () => import('./home/TownFirmsPart.tsx') },
    { for: ['enterprise'], order: 10, load: () => import('./enterprise/MyCountsPart.tsx') },
    { for: ['enterprise'], order: 20, load: () => import('./enterprise/MyEnterprisePart.tsx') },
    { for: ['enterprise'], order: 30, load: () => import('./enterprise/MyUsesPart.tsx') },
    { for: ['auditor'], order: 10, load: () => import('./uses/UsesPart.tsx') },
  ],
  enterpriseTabs: [
    { id: 'basics', title: 'hub.tab.basics', order: 10, load: () => import('./enterprise/BasicsTab.tsx') },
    { id: 'figures', title: 'hub.tab.figures', order: 20, load: () => import('./enterprise/FiguresTab.tsx') },
    { id: 'energy', title: 'hub.tab.energy', order: 30, load: () => import('./enterprise/EnergyTab.tsx') },
    { id: 'origins', title: 'hub.tab.origins', order: 40, load: () => import('./enterprise/OriginsTab.tsx') },
    { id: 'uses', title: 'hub.tab.uses', order: 50, permissions: ['hub.use.search', 'hub.own.read'], load: () => import('./enterprise/UsesTab.tsx') },
  ],
}
