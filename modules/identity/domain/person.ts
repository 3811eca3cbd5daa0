import type { Role } from '@jingwei/kernel'
import { JingweiError } from '@jingwei/kernel'
import type { Organisation } from './organisation.ts'

export type Person = {
  readonly id: string
  readonly account: string
  readonly name: string
  readonly state: 'active' | 'disabled'
  readonly roles: readonly Role[]
  /** Roles the system administrator asked for; they count only once the security administrator grants them. */
  readonly requestedRoles: readonly Role[]
  readonly organisation?: Organisation
  /** True while the password is a one-time one. */
  readonly mustChangePassword: boolean
  /** True once a second factor is set up; it is then asked for at each sign-in. */
  readonly secondFactor: boolean
}

/** Account names are compared without case and without surrounding blanks. @throws identity.bad_account */
export function checkedAccount(text: string): string {
  const account = text.normalize('NFKC').trim().toLowerCase()
  if (!/^[\p{L}\p{N}][\p{L}\p{N}._@-]{1,63}$/u.test(account)) throw new JingweiError('identity.bad_account', { account: text })
  return account
}
