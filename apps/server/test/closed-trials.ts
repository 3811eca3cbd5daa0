import { otherFirm, ownFirm, power, type RowsRegion } from './rows-region.ts'
import { trying, type Trials, type Whose } from './trying.ts'

const month = '2025-12'
/** Of each firm another year changes after the closing, so that a difference tells whose it is. */
const changed = { own: '2025-06', another: '2024-06' } as const

/** Enterprises as a closing holds them, and what has changed since. */
export async function closedTrials(region: RowsRegion, firms: Readonly<Record<Whose, string>>): Promise<Trials> {
  const { json, plain, list } = trying(region)
  await json('as.officer', 'POST', '/api/hub/closings', { month, reason: '试' })
  const { closing } = await json<{ closing: { id: string } }>('as.officer', 'GET', `/api/hub/closings/${month}`)
  await json('as.leader', 'POST', `/api/hub/closings/${closing.id}/confirm`)
  await region.settled()
  await region.deliver({ 'power-2025.csv': power(2025, (of) => (of.code === ownFirm.code ? 4_500 : 4_000)), 'power-2024.csv': power(2024, (of) => (of.code === ownFirm.code ? 10_000 : 9_500)) })
  const firmOf = (whose: Whose) => (whose === 'own' ? ownFirm : otherFirm)
  const closed = `closing=${month}`
  return {
    'hub.closing.read': list(`/api/hub/closings/${month}`, (whose) => `"period":"${changed[whose]}"`),
    'hub.enterprise.list?closing': list(`/api/hub/enterprises?${closed}`, (whose) => firmOf(whose).name), 'hub.enterprise.export?closing': list(`/api/hub/enterprises/export?format=csv&${closed}`, (whose) => firmOf(whose).name),
    'hub.enterprise.facets?closing': list(`/api/hub/enterprises/facets?${closed}`, (whose) => firmOf(whose).town), 'hub.map?closing': list(`/api/hub/map?${closed}`, (whose) => firmOf(whose).town),
    'hub.enterprise.read?closing': plain('GET', (whose) => `/api/hub/enterprises/${firms[whose]}?${closed}`), 'hub.enterprise.series?closing': plain('GET', (whose) => `/api/hub/enterprises/${firms[whose]}/series?${closed}`),
  }
}
