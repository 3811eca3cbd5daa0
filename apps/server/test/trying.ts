import type { Role } from '@jingwei/kernel'
import { accountOf, type Account, type Answer, type RowsRegion } from './rows-region.ts'

export type Whose = 'own' | 'another'
export type Outcome = 'reached' | 'refused'
/** One try of a route by a role at a row of its own, or at another's. */
export type Trial = (role: Role, whose: Whose) => Promise<Outcome>
export type Trials = Readonly<Record<string, Trial>>

const refusals = new Set([
  'kernel.not_found', 'kernel.forbidden', 'tasks.handover_elsewhere', 'tasks.invitation_refused', 'identity.delegation_closed', 'sharing.not_user', 'sharing.not_owner', 'sharing.bad_rows',
])

/** Another's row is answered as if it did not exist, or refused; anything else got as far as the row. */
export function outcomeOf(answer: Answer): Outcome {
  if (answer.status === 429 || answer.status >= 500 || answer.code === 'http.invalid_request') throw new Error(`was not really tried: ${answer.status} ${answer.text}`)
  return answer.status === 401 || refusals.has(answer.code) ? 'refused' : 'reached'
}

/** What the trials are written with. */
export function trying({ send }: RowsRegion) {
  return {
    /** A preparation that must succeed. */
    async json<T>(who: Account, method: string, path: string, body?: object): Promise<T> {
      const answer = await send(who, method, path, body)
      if (answer.status >= 300) throw new Error(`${who} ${path}: ${answer.status} ${answer.text}`)
      return (answer.text === '' ? undefined : JSON.parse(answer.text)) as T
    },
    plain: (method: string, path: (whose: Whose, role: Role) => string | Promise<string>, body?: (whose: Whose, role: Role) => object | Promise<object>): Trial => async (role, whose) =>
      outcomeOf(await send(accountOf(role), method, await path(whose, role), await body?.(whose, role))),
    /** A list reaches a row when it shows it. */
    list: (path: string, marker: (whose: Whose, role: Role) => string | Promise<string>): Trial => async (role, whose) => {
      const shown = await marker(whose, role)
      const answer = await send(accountOf(role), 'GET', path)
      return outcomeOf(answer) === 'reached' && answer.text.includes(shown) ? 'reached' : 'refused'
    },
  }
}
