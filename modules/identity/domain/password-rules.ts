import { JingweiError } from '@jingwei/kernel'

// Longer ones only make the hash work for the attacker (OWASP: allow at least 64).
const maximum = 128

const classes = [/\p{Lu}/u, /\p{Ll}/u, /\p{Nd}/u, /[^\p{Lu}\p{Ll}\p{Nd}]/u]

/** @throws identity.password_too_short, _too_long, _too_simple, _names_account */
export function demandGoodPassword(password: string, account: string, minimum: number): void {
  const found = [...password].length
  if (found < minimum) throw new JingweiError('identity.password_too_short', { minimum, found })
  if (found > maximum) throw new JingweiError('identity.password_too_long', { maximum })
  if (password.toLowerCase().includes(account)) throw new JingweiError('identity.password_names_account')
  if (classes.filter((pattern) => pattern.test(password)).length < 3) throw new JingweiError('identity.password_too_simple')
}
