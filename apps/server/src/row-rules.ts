import type { Role } from '@jingwei/kernel'

/**
 * Whose rows a route can reach.
 * `none`: nobody's (words, health, signing in). `county`: the county's as a whole; whom the permission lets in sees all.
 * `firms`, `tasks`: rows of firms and of tasks, cut to the reader's scope. `own_firm`, `own_account`: the reader's own, and no
 * way to name another's. `requests`: one firm's requests by their id. `sessions`: sessions and tokens by their id.
 */
export const rowKinds = {
  none: { zh: '不涉及谁的数据', en: 'nobody’s rows' },
  county: { zh: '全县数据，不分本人他人', en: 'the county’s rows, nobody’s own' },
  firms: { zh: '企业数据', en: 'rows of firms' },
  tasks: { zh: '任务', en: 'tasks' },
  requests: { zh: '企业诉求', en: 'requests of a firm' },
  own_firm: { zh: '本企业数据', en: 'one’s own firm' },
  own_account: { zh: '本人账号', en: 'one’s own account' },
  sessions: { zh: '会话和令牌', en: 'sessions and tokens' },
} as const
export type RowKind = keyof typeof rowKinds

/** How far a role let in by the permission reaches. `whole`: it has no scope, it reaches everybody's. */
export const reaches = {
  whole: { zh: '全部', en: 'all' }, town: { zh: '本镇街', en: 'own town' }, firm: { zh: '本企业', en: 'own firm' }, office: { zh: '本单位', en: 'own office' }, self: { zh: '本人', en: 'oneself' }, let_in: { zh: '●', en: '●' },
} as const
export type Reach = keyof typeof reaches

/** Roles not named here have no scope for that kind: what the permission opens to them, it opens whole. */
const scopes: Readonly<Record<RowKind, { readonly otherwise: Reach } & { readonly [role in Role]?: Reach }>> = {
  none: { otherwise: 'let_in' },
  county: { otherwise: 'whole' },
  firms: { otherwise: 'whole', town: 'town', enterprise: 'firm' },
  tasks: { otherwise: 'whole', officer: 'office', statistics: 'office', town: 'office' },
  requests: { otherwise: 'firm' },
  own_firm: { otherwise: 'firm' },
  own_account: { otherwise: 'self' },
  sessions: { otherwise: 'self', security: 'whole' },
}

export const reachOf = (kind: RowKind, role: Role): Reach => scopes[kind][role] ?? scopes[kind].otherwise

const of = (kind: RowKind, ...ids: readonly string[]): Readonly<Record<string, RowKind>> => Object.fromEntries(ids.map((id) => [id, kind]))

/** Every route of the region. One that is missing here is not let into the product: a test names it. */
export const rowRules: Readonly<Record<string, RowKind>> = {
  ...of('none', 'system.meta', 'system.live', 'system.ready', 'system.health', 'identity.sign_in', 'identity.sign_in.factor', 'identity.sign_in.key.ask', 'identity.sign_in.key', 'identity.ways', 'identity.oidc.begin', 'identity.oidc.finish', 'identity.role.list', 'identity.person.template'),
  ...of('county', 'jobs.list', 'jobs.cancel', 'jobs.retry'),
  ...of('own_account', 'identity.sign_out', 'identity.me', 'identity.password', 'identity.session.end_others', 'identity.token.list', 'identity.token.create', 'identity.draft.read', 'identity.draft.keep', 'identity.draft.discard'),
  ...of('own_account', 'identity.factor.read', 'identity.factor.begin', 'identity.factor.confirm', 'identity.factor.recovery', 'identity.factor.remove', 'identity.key.list', 'identity.key.begin', 'identity.key.add', 'identity.key.remove'),
  ...of('sessions', 'identity.session.list', 'identity.session.end', 'identity.token.end'),
  ...of('county', 'identity.person.list', 'identity.person.create', 'identity.person.change', 'identity.person.reset', 'identity.person.import', 'identity.factor.reset', 'identity.person.end_sessions', 'identity.session.open'),
  ...of('county', 'identity.access.list', 'identity.access.export', 'identity.organisation.list', 'identity.organisation.create', 'identity.organisation.import', 'identity.audit.list'),
  ...of('county', 'hub.import.create', 'hub.import.list', 'hub.import.read', 'hub.import.cancel', 'hub.batch.list', 'hub.batch.read', 'hub.batch.annotated'),
  ...of('county', 'hub.calendar.read', 'hub.arrangement.list', 'hub.arrangement.save', 'hub.delivery.read', 'hub.delivery.hand', 'hub.delivery.zero'),
  ...of('county', 'hub.submission.submit', 'hub.submission.withdraw', 'hub.submission.accept', 'hub.submission.return', 'hub.submission.annotated'),
  ...of('county', 'hub.quarantine.list', 'hub.quarantine.groups', 'hub.quarantine.fix', 'hub.quarantine.dismiss', 'hub.fix.list', 'hub.review.list', 'hub.review.decide', 'hub.link.undo'),
  ...of('county', 'hub.summary', 'hub.questions', 'hub.source.list', 'hub.use.search'),
  ...of('none', 'hub.source.template', 'sample.file'),
  ...of('firms', 'hub.enterprise.list', 'hub.enterprise.facets', 'hub.enterprise.export', 'hub.enterprise.read', 'hub.enterprise.series', 'hub.enterprise.uses', 'hub.map', 'hub.falling', 'hub.town.home', 'hub.undeclared'),
  ...of('own_firm', 'hub.own.read', 'hub.own.series', 'hub.own.uses'),
  ...of('tasks', 'tasks.list', 'tasks.export', 'tasks.counts', 'tasks.promises', 'tasks.roadmap', 'tasks.read', 'tasks.handover'),
  ...of('tasks', 'tasks.assign', 'tasks.accept', 'tasks.return', 'tasks.answer', 'tasks.judge', 'tasks.close', 'tasks.extension.ask', 'tasks.extension.decide'),
  ...of('none', 'tasks.offices', 'tasks.people', 'tasks.raise'),
  ...of('own_firm', 'tasks.own.list', 'tasks.own.raise'),
  ...of('requests', 'tasks.own.read', 'tasks.own.judge'),
}
