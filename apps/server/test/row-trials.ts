import { newId, type Role } from '@jingwei/kernel'
import { closedTrials } from './closed-trials.ts'
import { ownTrials } from './own-trials.ts'
import { accountOf, otherFirm, ownFirm, type Account, type RowsRegion } from './rows-region.ts'
import { sharingTrials } from './sharing-trials.ts'
import { outcomeOf, trying, type Trial, type Whose } from './trying.ts'

const offices = ['as.leader', 'as.officer', 'as.statistics', 'as.town', 'as.auditor', 'other.officer'] as const

/** The trials of every route that reaches somebody's rows, by the route's id; another way to read it by the same follows after `?`. */
export async function rowTrials(region: RowsRegion): Promise<Readonly<Record<string, Trial>>> {
  const { send } = region
  const { json, plain, list } = trying(region)
  const tasks = new Map<Account, { readonly id: string; readonly title: string }>()
  for (const office of offices) {
    const title = `任务属于${office}`
    const made = await json<{ id: string }>('as.leader', 'POST', '/api/tasks', { kind: 'supervision', source: 'meeting', title, leadOfficeId: region.officeId(office), startOn: '2026-01-01', dueOn: '2026-01-05' })
    tasks.set(office, { id: made.id, title })
  }
  const request = async (who: Account) => (await json<{ id: string }>(who, 'POST', '/api/tasks/my/requests', { title: `诉求来自${who}` })).id
  const requests = { own: await request('as.enterprise'), another: await request('other.firm') }
  const enterpriseId = async (code: string) => (await json<{ items: { id: string }[] }>('as.officer', 'GET', `/api/hub/enterprises?q=${code}`)).items[0]?.id ?? ''
  const firms = { own: await enterpriseId(ownFirm.code), another: await enterpriseId(otherFirm.code) }
  const firmOf = (whose: Whose) => (whose === 'own' ? ownFirm : otherFirm)

  const taskOf = (whose: Whose, role: Role) => tasks.get(whose === 'own' ? (accountOf(role) as (typeof offices)[number]) : 'other.officer') ?? { id: newId(), title: 'none of his own' }
  /** A version nobody has seen: who reaches the task is told that it moved meanwhile, and nothing happens. */
  const step = (name: string, more: object = {}): Trial => plain('POST', (whose, role) => `/api/tasks/${taskOf(whose, role).id}/${name}`, () => ({ version: 9_999, ...more }))
  /** A count reaches another's rows when it is more than one's own. */
  const counts = (path: string): Trial => async (role, whose) => {
    const answer = await send(accountOf(role), 'GET', path)
    const { overdue } = outcomeOf(answer) === 'reached' ? (JSON.parse(answer.text) as { overdue: number }) : { overdue: 0 }
    return overdue > (whose === 'own' ? 0 : 1) ? 'reached' : 'refused'
  }
  const ownerOf = (whose: Whose, role: Role): Account => (whose === 'own' ? accountOf(role) : 'other.officer')
  /** A session and a token made for the try alone: who reaches them ends them. */
  const sessionOf = async (whose: Whose, role: Role): Promise<string> => {
    await region.identity.signIn(region.ctx, { account: ownerOf(whose, role), password: region.password })
    return (await region.identity.listSessions(region.as(ownerOf(whose, role))))[0]?.id ?? ''
  }
  const tokenOf = async (whose: Whose, role: Role): Promise<string> =>
    (await region.identity.createToken(region.as(ownerOf(whose, role)), { name: '试', scopes: [], expiresAt: new Date(Date.now() + 3_600_000).toISOString() })).id
  const ofTown = (path: string): Trial => plain('GET', (whose) => `${path}?town=${encodeURIComponent(firmOf(whose).town)}`)
  const name = (whose: Whose) => firmOf(whose).name
  return {
    ...(await closedTrials(region, firms)), ...(await sharingTrials(region)), ...(await ownTrials(region)),
    'hub.enterprise.list': list('/api/hub/enterprises', name), 'hub.enterprise.export': list('/api/hub/enterprises/export?format=csv', name),
    'hub.enterprise.facets': list('/api/hub/enterprises/facets', (whose) => firmOf(whose).town), 'hub.map': list('/api/hub/map', (whose) => firmOf(whose).town),
    'hub.enterprise.read': plain('GET', (whose) => `/api/hub/enterprises/${firms[whose]}`), 'hub.enterprise.series': plain('GET', (whose) => `/api/hub/enterprises/${firms[whose]}/series`),
    'hub.enterprise.uses': plain('GET', (whose) => `/api/hub/enterprises/${firms[whose]}/uses`),
    'hub.falling': list('/api/hub/falling', name), 'hub.town.home': ofTown('/api/hub/town'), 'hub.undeclared': ofTown('/api/hub/undeclared'),
    'hub.own.read': list('/api/hub/my-enterprise', name), 'tasks.own.list': list('/api/tasks/my/requests?pageSize=100', (whose) => requests[whose]),
    'tasks.own.read': plain('GET', (whose) => `/api/tasks/my/requests/${requests[whose]}`), 'tasks.own.judge': plain('POST', (whose) => `/api/tasks/my/requests/${requests[whose]}/judge`, () => ({ version: 9_999, satisfied: true })),
    'tasks.list': list('/api/tasks?pageSize=100', (whose, role) => taskOf(whose, role).title), 'tasks.export': list('/api/tasks/export?format=csv', (whose, role) => taskOf(whose, role).title),
    'tasks.roadmap': list('/api/tasks/roadmap', (whose, role) => taskOf(whose, role).title), 'tasks.counts': counts('/api/tasks/counts'), 'tasks.promises': counts('/api/tasks/promises'),
    'tasks.read': plain('GET', (whose, role) => `/api/tasks/${taskOf(whose, role).id}`),
    'tasks.assign': step('assign', { leadOfficeId: region.officeId('as.officer') }), 'tasks.accept': step('accept'), 'tasks.return': step('return', { reason: '试' }), 'tasks.answer': step('answer', { text: '试' }),
    'tasks.judge': step('judge', { satisfied: true }), 'tasks.close': step('close'), 'tasks.extension.ask': step('extension', { workingDays: 5, reason: '试' }), 'tasks.extension.decide': step('extension/decision', { granted: false }),
    'tasks.invite': plain('POST', (whose, role) => `/api/tasks/${taskOf(whose, role).id}/invite`),
    'tasks.handover': plain('POST', () => '/api/tasks/handover', (whose, role) => ({ fromPersonId: newId(), toPersonId: region.personId(whose === 'own' ? accountOf(role) : 'other.officer'), reason: '试' })),
    'identity.session.list': plain('GET', (whose, role) => `/api/identity/sessions?person=${region.personId(whose === 'own' ? accountOf(role) : 'other.officer')}`),
    'identity.session.end': plain('DELETE', async (whose, role) => `/api/identity/sessions/${await sessionOf(whose, role)}`),
    'identity.token.end': plain('DELETE', async (whose, role) => `/api/identity/tokens/${await tokenOf(whose, role)}`),
  }
}
