import { addDays, dayInChina, type Role } from '@jingwei/kernel'
import { otherFirm, ownFirm, type Account, type RowsRegion } from './rows-region.ts'
import { trying, type Trial, type Trials, type Whose } from './trying.ts'

/** Items of the public register, open to whoever asks, so that each request is a grant at once; by the office that owns them. */
const owners = { address: 'as.officer', patents: 'as.statistics', former_name: 'as.leader' } as const
/** Its source has no office here: the bureau decides. */
const bureaus = 'status'

const entry = { type: 'unconditional', grade: 'L1', condition: '', legalBasis: '' } as const
const endsOn = addDays(dayInChina(new Date()), 30)
const application = (items: readonly string[], town?: string) => ({
  items, scenario: '试', legalBasis: '试', purpose: 'duty', purposeText: '试', rows: town === undefined ? { kind: 'all' } : { kind: 'towns', towns: [town] }, from: '2025-01', to: '2025-12', manners: ['table', 'file'], endsOn, onward: 'none', largerReason: '试',
})

/** Sharing requests and grants of one's own office and of another, whether as who applied or as who decides. */
export async function sharingTrials(region: RowsRegion): Promise<Trials> {
  const { json, plain, list } = trying(region)
  for (const [item, owner] of Object.entries(owners)) await json('as.leader', 'PUT', `/api/sharing/catalogue/${item}`, { ...entry, officeId: region.officeId(owner), reason: '试' })
  const applied = async (who: Account, items: readonly string[], town?: string): Promise<ReadonlyMap<string, string>> => {
    const made = await json<{ items: { id: string; state: string; items: { id: string }[] }[] }>(who, 'POST', '/api/sharing/requests', application(items, town))
    return new Map(made.items.map((request) => [request.items[0]?.id ?? '', request.id]))
  }
  const others = await applied('other.officer', [...Object.keys(owners), bureaus])
  const own = {
    officer: (await applied('as.officer', ['former_name'])).get('former_name'), statistics: (await applied('as.statistics', ['former_name'])).get('former_name'),
    town: (await applied('as.town', ['former_name'], ownFirm.town)).get('former_name'), operator: others.get(bureaus),
  } as Readonly<Partial<Record<Role, string>>>
  const othersOf = (item: string): string => {
    const id = others.get(item)
    if (id === undefined) throw new Error(`no request was made for ${item}, only for ${[...others.keys()].join(', ')}`)
    return id
  }

  const requestOf = (whose: Whose, role: Role): string => (whose === 'own' ? own[role] : undefined) ?? othersOf('former_name')
  /** A grant that one's office decides about may be seen by it; the data are for the office that applied. */
  const grantOf = (whose: Whose, role: Role): string => (whose === 'own' ? requestOf(whose, role) : othersOf(role === 'officer' ? 'address' : role === 'statistics' ? 'patents' : 'former_name'))
  const ownedBy: Readonly<Partial<Record<Role, string>>> = { officer: 'address', statistics: 'patents', operator: bureaus }
  const useOf = (whose: Whose, role: Role): string => othersOf((whose === 'own' ? ownedBy[role] : undefined) ?? 'former_name')
  /** A version nobody has seen: who reaches the request is told that it moved meanwhile, and nothing happens. */
  const step = (path: string, more: object = {}, method = 'POST'): Trial => plain(method, (whose, role) => `/api/sharing/requests/${requestOf(whose, role)}${path}`, () => ({ version: 9_999, ...more }))
  const reason = { reason: '试' }
  /** Refused after it is known who asks: closing an item needs the law it rests on. */
  const change: Trial = (role, whose) => {
    const item = whose === 'own' ? (role === 'statistics' ? 'patents' : 'address') : 'former_name'
    const officeId = region.officeId(owners[item])
    return plain('PUT', () => `/api/sharing/catalogue/${item}`, () => ({ ...entry, type: 'none', officeId, ...reason }))(role, whose)
  }
  return {
    'sharing.list': list('/api/sharing/requests?pageSize=100', requestOf), 'sharing.read': plain('GET', (whose, role) => `/api/sharing/requests/${requestOf(whose, role)}`), 'sharing.uses': list('/api/sharing/uses', useOf),
    'sharing.grant.rows': plain('GET', (whose, role) => `/api/sharing/grants/${grantOf(whose, role)}/rows`), 'sharing.grant.file': plain('GET', (whose, role) => `/api/sharing/grants/${grantOf(whose, role)}/file?format=csv`),
    'sharing.catalogue.change': change,
    'sharing.apply': plain('POST', () => '/api/sharing/requests', (whose) => ({ ...application(['status'], (whose === 'own' ? ownFirm : otherFirm).town), draft: true })),
    'sharing.edit': step('', application([bureaus]), 'PUT'), 'sharing.submit': step('/submit'), 'sharing.withdraw': step('/withdraw'), 'sharing.notice': step('/notice', reason), 'sharing.approve': step('/approve', { supplyNow: false }),
    'sharing.refuse': step('/refuse', reason), 'sharing.ask_extension': step('/extension', reason), 'sharing.decide_extension': step('/extension/decision', { granted: false }), 'sharing.supply': step('/supply'),
    'sharing.suspend': step('/suspend', reason), 'sharing.resume': step('/resume'), 'sharing.ask_renewal': step('/renewal', { endsOn, ...reason }), 'sharing.decide_renewal': step('/renewal/decision', { granted: false }),
    'sharing.dispute': step('/dispute', reason), 'sharing.uphold': step('/uphold', reason), 'sharing.dispose': step('/dispose', reason),
  }
}
