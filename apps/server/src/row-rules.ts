import type { Role } from '@jingwei/kernel'

/**
 * Whose rows a route can reach. `byRow`: a row of one's own and another's can be told apart by asking, so each role is tried
 * with both; in the rest there is nobody's row, everybody's, or no way to name another's, and the access check is tried.
 */
export const rowKinds = {
  none: { zh: '不涉及谁的数据', en: 'nobody’s rows', byRow: false },
  county: { zh: '全县数据，不分本人他人', en: 'the county’s rows, nobody’s own', byRow: false },
  firms: { zh: '企业数据', en: 'rows of firms', byRow: true },
  tasks: { zh: '任务', en: 'tasks', byRow: true },
  requests: { zh: '企业诉求', en: 'requests of a firm', byRow: true },
  invited: { zh: '凭码查看的一件答复', en: 'one answer, by the code of its letter and the credit code of its firm', byRow: true },
  sharing: { zh: '共享申请和授权', en: 'sharing requests and grants', byRow: true },
  catalogue: { zh: '共享目录维护', en: 'entries of the sharing catalogue', byRow: true },
  messages: { zh: '消息', en: 'messages', byRow: true },
  delegations: { zh: '请假代办', en: 'delegations', byRow: true },
  colleagues: { zh: '本单位同事', en: 'colleagues', byRow: true },
  delegation_ends: { zh: '终止代办', en: 'the end of a delegation', byRow: true },
  sessions: { zh: '会话和令牌', en: 'sessions and tokens', byRow: true },
  own_firm: { zh: '本企业数据', en: 'one’s own firm', byRow: false },
  own_office: { zh: '本单位待办', en: 'what waits for one’s own office', byRow: false },
  own_account: { zh: '本人账号', en: 'one’s own account', byRow: false },
} as const
export type RowKind = keyof typeof rowKinds

/** How far a role let in by the permission reaches. `whole`: it has no scope, it reaches everybody's. `nothing`: it can have no row, and reaches no other. */
export const reaches = {
  whole: { zh: '全部', en: 'all' }, town: { zh: '本镇街', en: 'own town' }, firm: { zh: '本企业', en: 'own firm' }, office: { zh: '本单位', en: 'own office' }, self: { zh: '本人', en: 'oneself' }, code: { zh: '凭码', en: 'by code' }, nothing: { zh: '无', en: 'none' }, let_in: { zh: '●', en: '●' },
} as const
export type Reach = keyof typeof reaches

/** Roles not named here have no scope for that kind: what the permission opens to them, it opens whole. */
const scopes: Readonly<Record<RowKind, { readonly otherwise: Reach } & { readonly [role in Role]?: Reach }>> = {
  none: { otherwise: 'let_in' },
  county: { otherwise: 'whole' },
  firms: { otherwise: 'whole', town: 'town', enterprise: 'firm' },
  tasks: { otherwise: 'whole', officer: 'office', statistics: 'office', town: 'office' },
  requests: { otherwise: 'firm' },
  invited: { otherwise: 'code' },
  sharing: { otherwise: 'office', leader: 'whole', auditor: 'whole' },
  catalogue: { otherwise: 'office', leader: 'whole', operator: 'whole' },
  messages: { otherwise: 'self' },
  // The three administrators lend and borrow no desk.
  delegations: { otherwise: 'self', system: 'nothing', security: 'nothing', audit: 'nothing' },
  delegation_ends: { otherwise: 'self', system: 'nothing', security: 'whole', audit: 'nothing' },
  colleagues: { otherwise: 'office' },
  sessions: { otherwise: 'self', security: 'whole' },
  own_firm: { otherwise: 'firm' },
  own_office: { otherwise: 'office' },
  own_account: { otherwise: 'self' },
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
  ...of('delegation_ends', 'identity.delegation.revoke'),
  ...of('delegations', 'identity.delegation.list', 'identity.acting'),
  ...of('colleagues', 'identity.delegation.candidates'),
  ...of('own_account', 'identity.delegation.make'),
  ...of('county', 'identity.delegation.allow', 'identity.delegation.review'),
  ...of('messages', 'notify.messages', 'notify.unread', 'notify.read_all', 'notify.mark'),
  ...of('own_account', 'notify.choices', 'notify.choose', 'notify.addresses', 'notify.address.enter', 'notify.address.prove', 'notify.address.remove'),
  ...of('county', 'notify.address.list_for', 'notify.address.enter_for', 'notify.address.remove_for', 'notify.outgoing.list', 'notify.outgoing.resend'),
  ...of('none', 'notify.outgoing.channels'),
  ...of('county', 'identity.person.list', 'identity.person.create', 'identity.person.change', 'identity.person.reset', 'identity.person.import', 'identity.factor.reset', 'identity.person.end_sessions', 'identity.session.open'),
  ...of('county', 'identity.access.list', 'identity.access.export', 'identity.organisation.list', 'identity.organisation.create', 'identity.organisation.import', 'identity.audit.list'),
  ...of('county', 'hub.import.create', 'hub.import.list', 'hub.import.read', 'hub.import.cancel', 'hub.batch.list', 'hub.batch.read', 'hub.batch.annotated'),
  ...of('county', 'hub.calendar.read', 'hub.arrangement.list', 'hub.arrangement.save', 'hub.delivery.read', 'hub.delivery.hand', 'hub.delivery.zero'),
  ...of('county', 'hub.submission.submit', 'hub.submission.withdraw', 'hub.submission.accept', 'hub.submission.return', 'hub.submission.annotated'),
  ...of('county', 'hub.quarantine.list', 'hub.quarantine.groups', 'hub.quarantine.fix', 'hub.quarantine.dismiss', 'hub.fix.list', 'hub.review.list', 'hub.review.decide', 'hub.link.undo'),
  ...of('county', 'hub.summary', 'hub.questions', 'hub.source.list', 'hub.use.search'),
  ...of('none', 'hub.source.template', 'sample.file'),
  ...of('firms', 'hub.enterprise.list', 'hub.enterprise.facets', 'hub.enterprise.export', 'hub.enterprise.read', 'hub.enterprise.series', 'hub.enterprise.uses', 'hub.map', 'hub.falling', 'hub.town.home', 'hub.undeclared'),
  // A closing is the county's; what has changed since is cut to the firms of the reader.
  ...of('county', 'hub.closing.list', 'hub.closing.open', 'hub.closing.propose', 'hub.closing.confirm', 'hub.closing.withdraw', 'hub.closing.visit', 'hub.closing.verify'),
  ...of('firms', 'hub.closing.read'),
  ...of('own_firm', 'hub.own.read', 'hub.own.series', 'hub.own.uses'),
  ...of('tasks', 'tasks.list', 'tasks.export', 'tasks.counts', 'tasks.promises', 'tasks.roadmap', 'tasks.read', 'tasks.handover'),
  ...of('tasks', 'tasks.assign', 'tasks.accept', 'tasks.return', 'tasks.answer', 'tasks.judge', 'tasks.close', 'tasks.extension.ask', 'tasks.extension.decide'),
  ...of('none', 'tasks.offices', 'tasks.people', 'tasks.raise'),
  ...of('own_firm', 'tasks.own.list', 'tasks.own.raise'),
  ...of('requests', 'tasks.own.read', 'tasks.own.judge'),
  ...of('tasks', 'tasks.invite'),
  ...of('invited', 'tasks.invited.open', 'tasks.invited.judge'),
  ...of('county', 'sharing.catalogue', 'sharing.catalogue.history', 'sharing.trace.mark', 'sharing.trace.file'),
  ...of('none', 'sharing.offices', 'sharing.propose'),
  ...of('catalogue', 'sharing.catalogue.change'),
  // Applying reaches no request yet, but names the firms whose data are asked for.
  ...of('firms', 'sharing.apply'),
  ...of('own_office', 'sharing.counts'),
  ...of('sharing', 'sharing.list', 'sharing.read', 'sharing.uses', 'sharing.grant.rows', 'sharing.grant.file'),
  ...of('sharing', 'sharing.edit', 'sharing.submit', 'sharing.withdraw', 'sharing.notice', 'sharing.approve', 'sharing.refuse', 'sharing.ask_extension', 'sharing.decide_extension'),
  ...of('sharing', 'sharing.supply', 'sharing.suspend', 'sharing.resume', 'sharing.ask_renewal', 'sharing.decide_renewal', 'sharing.dispute', 'sharing.uphold', 'sharing.dispose'),
  ...of('county', 'intake.list', 'intake.setup', 'intake.try', 'intake.create', 'intake.change', 'intake.one', 'intake.runs', 'intake.run', 'intake.pause'),
}
