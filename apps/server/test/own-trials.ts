import { dayInChina, newId, type Role } from '@jingwei/kernel'
import { reachOf } from '@jingwei/server'
import { accountOf, otherFirm, ownFirm, type Account, type RowsRegion } from './rows-region.ts'
import { outcomeOf, trying, type Trial, type Trials, type Whose } from './trying.ts'

const whoOf = (whose: Whose, role: Role): Account => (whose === 'own' ? accountOf(role) : 'other.officer')

/** Messages, delegations and colleagues of oneself and of others, and an answer shown by the code of its letter. */
export async function ownTrials(region: RowsRegion): Promise<Trials> {
  return { ...messageTrials(region), ...delegationTrials(region), ...(await invitedTrials(region)) }
}

function messageTrials(region: RowsRegion): Trials {
  const { list } = trying(region)
  const of = (who: Account, unread?: boolean) => region.notify.messages(region.as(who), unread === undefined ? {} : { unread }, 1_000, 0)
  /** A new message of somebody. Returns its id. */
  const told = async (who: Account): Promise<string> => {
    const about = newId()
    await region.notify.tell(region.ctx, { to: { personId: region.personId(who) }, kind: 'tasks.assigned', title: { zh: '试', en: 'trial' }, about, link: '/tasks' })
    return (await of(who)).items.find((message) => message.about === about)?.id ?? ''
  }
  /** Marking reaches a message when it is read afterwards. */
  const marks = (path: (id: string) => string, body?: object): Trial => async (role, whose) => {
    const who = whoOf(whose, role)
    const id = await told(who)
    outcomeOf(await region.send(accountOf(role), 'POST', path(id), body))
    return (await of(who)).items.some((message) => message.id === id && message.readAt !== undefined) ? 'reached' : 'refused'
  }
  return {
    'notify.messages': list('/api/notify/messages?pageSize=100', (whose, role) => told(whoOf(whose, role))),
    'notify.mark': marks((id) => `/api/notify/messages/${id}`, { read: true }), 'notify.read_all': marks(() => '/api/notify/messages/read'),
    'notify.unread': async (role, whose) => {
      await told(whoOf(whose, role))
      const answer = await region.send(accountOf(role), 'GET', '/api/notify/unread')
      const { unread } = outcomeOf(answer) === 'reached' ? (JSON.parse(answer.text) as { unread: number }) : { unread: 0 }
      return unread > (whose === 'own' ? 0 : (await of(accountOf(role), true)).total) ? 'reached' : 'refused'
    },
  }
}

function delegationTrials(region: RowsRegion): Trials {
  const { send } = region
  const { list, plain } = trying(region)
  const today = dayInChina(new Date())
  /** A desk lent by a colleague for the try alone. The three administrators lend and borrow none: they are tried at somebody else's. */
  const lent = async (whose: Whose, role: Role): Promise<string> => {
    const mine = whose === 'own' && reachOf('delegations', role) !== 'nothing'
    const principal = { ...region.as(mine ? `mate.${role}` : 'mate.other'), permissions: new Set(['identity.delegate']) }
    return (await region.identity.delegate(principal, { delegateId: region.personId(mine ? accountOf(role) : 'other.officer'), startsOn: today, endsOn: today, reason: '试' })).id
  }
  return {
    'identity.delegation.list': list('/api/identity/delegations', lent), 'identity.delegation.revoke': plain('DELETE', async (whose, role) => `/api/identity/delegations/${await lent(whose, role)}`),
    'identity.delegation.candidates': list('/api/identity/delegations/candidates', (whose, role) => (whose === 'own' ? `mate.${role}` : 'other.officer')),
    'identity.acting': async (role, whose) => {
      const outcome = outcomeOf(await send(accountOf(role), 'POST', '/api/identity/acting', { delegationId: await lent(whose, role) }))
      const again = await send(accountOf(role), 'POST', '/api/identity/acting', {})
      if (again.status !== 204) throw new Error(`${role} is not oneself again: ${again.status} ${again.text}`)
      return outcome
    },
  }
}

async function invitedTrials(region: RowsRegion): Promise<Trials> {
  const { json, plain } = trying(region)
  const { id } = await json<{ id: string }>('as.officer', 'POST', '/api/tasks', { kind: 'request', source: 'visit', title: '凭码诉求', enterprise: ownFirm.code, enterpriseName: ownFirm.name, onBehalf: true, leadOfficeId: region.officeId('other.officer') })
  const { version } = await json<{ version: number }>('other.officer', 'GET', `/api/tasks/${id}`)
  const accepted = await json<{ version: number }>('other.officer', 'POST', `/api/tasks/${id}/accept`, { version })
  await json('other.officer', 'POST', `/api/tasks/${id}/answer`, { version: accepted.version, text: '试' })
  /** A letter of its own for each try, since wrong tries close one; another's is shown with a credit code that is not its firm's. */
  const letter = (more: object) => async (whose: Whose): Promise<object> => {
    const { code } = await json<{ code: string }>('as.officer', 'POST', `/api/tasks/${id}/invite`)
    return { code, creditCode: (whose === 'own' ? ownFirm : otherFirm).code, ...more }
  }
  return {
    'tasks.invited.open': plain('POST', () => '/api/tasks/invited/open', letter({})),
    // Not satisfied and no reason said: who reaches the answer is asked for one, and nothing happens.
    'tasks.invited.judge': plain('POST', () => '/api/tasks/invited/judge', letter({ satisfied: false })),
  }
}
