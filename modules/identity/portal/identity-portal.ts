import type { PortalModule } from '@jingwei/ui'
import { identityEn } from './words/en.ts'
import { identityZh } from './words/zh.ts'

/** What identity shows: people, organisations, roles, sign-ins and the record of actions. */
export const identityPortal: PortalModule = {
  id: 'identity',
  words: { zh: identityZh, en: identityEn },
  pages: [
    { path: '/people', title: 'identity.people.title', permissions: ['identity.people'], group: 'control', load: () => import('./people/PeoplePage.tsx') },
    { path: '/people/new', title: 'identity.people.new', permissions: ['identity.accounts'], load: () => import('./people/NewPersonPage.tsx') },
    { path: '/organisations', title: 'identity.organisations.title', permissions: ['identity.people'], group: 'control', load: () => import('./organisations/OrganisationsPage.tsx') },
    { path: '/roles', title: 'identity.roles.title', permissions: ['identity.people', 'identity.audit'], group: 'control', load: () => import('./access/RolesPage.tsx') },
    { path: '/sessions', title: 'identity.sessions.title', load: () => import('./access/SessionsPage.tsx') },
    { path: '/second-factor', title: 'identity.factor.title', load: () => import('./factor/SecondFactorPage.tsx') },
    { path: '/tokens', title: 'identity.tokens.title', permissions: ['identity.tokens'], load: () => import('./access/TokensPage.tsx') },
    { path: '/delegations', title: 'identity.delegations.title', permissions: ['identity.delegate'], load: () => import('./delegation/DelegationsPage.tsx') },
    { path: '/access/delegations', title: 'identity.delegations.review', permissions: ['identity.review'], group: 'control', load: () => import('./delegation/ReviewPage.tsx') },
    { path: '/access', title: 'identity.access.title', permissions: ['identity.review'], group: 'control', load: () => import('./access/AccessPage.tsx') },
    { path: '/open-sessions', title: 'identity.open.title', permissions: ['identity.security'], group: 'control', load: () => import('./access/OpenSessionsPage.tsx') },
    { path: '/audit', title: 'identity.audit.title', permissions: ['identity.audit'], group: 'control', load: () => import('./access/AuditPage.tsx') },
  ],
  homes: [{ for: ['administrator'], order: 10, load: () => import('./access/AdministratorPart.tsx') }],
  enterpriseTabs: [],
  topBar: [{ order: 5, load: () => import('./delegation/ActingSwitch.tsx') }],
}
