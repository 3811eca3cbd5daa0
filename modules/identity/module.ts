import type { Route } from '@jingwei/http'
import { defineModule } from '@jingwei/kernel'
import { identityRoutes } from './http/routes.ts'
import { identityErrors } from './module-errors.ts'
import { identityPermissions } from './permissions.ts'
import type { Identity } from './service/identity.ts'
import { createIdentity } from './service/identity.ts'
import type { IdentityPlatform } from './service/platform.ts'
import { identitySettings } from './settings.ts'
import * as migrations from './store/migrations/index.ts'

/** Who there is and who may what. */
export const identityModule = defineModule<Identity, IdentityPlatform, Route, never>({
  id: 'identity',
  zh: '身份与权限',
  en: 'Identity and permissions',
  dependsOn: [],
  settings: identitySettings,
  permissions: identityPermissions,
  errors: identityErrors,
  migrations: [migrations.people, migrations.sessions, migrations.audit, migrations.secondFactor, migrations.accessReview, migrations.oidc, migrations.delegation, migrations.drafts, migrations.securityKeys],
  lifecycles: [],
  pages: [
    { path: '/people', zh: '人员', en: 'People', permission: 'identity.people', group: 'control' },
    { path: '/organisations', zh: '组织', en: 'Organisations', permission: 'identity.people', group: 'control' },
    { path: '/delegations', zh: '请假代办', en: 'Leave and delegation', permission: 'identity.delegate' },
    { path: '/access/delegations', zh: '代办复核', en: 'Review of delegations', permission: 'identity.review' },
    { path: '/access', zh: '权限复核', en: 'Access review', permission: 'identity.review', group: 'control' },
    { path: '/open-sessions', zh: '全部登录', en: 'Everybody\'s sign-ins', permission: 'identity.security', group: 'control' },
    { path: '/audit', zh: '审计日志', en: 'Audit trail', permission: 'identity.audit', group: 'control' },
    { path: '/tokens', zh: '接口令牌', en: 'API tokens', permission: 'identity.tokens', group: 'control' },
  ],
  events: { publishes: [], consumes: [] },
  create: createIdentity,
  routes: identityRoutes,
  jobs: () => [],
})
