import type { Role } from '@jingwei/kernel'
import { JingweiError, roles } from '@jingwei/kernel'
import { isAdministrator } from './role-rules.ts'

/** Whether somebody with these roles must show a second factor (第二因子) at each sign-in. */
export type NeedsFactor = (held: readonly Role[]) => boolean

/**
 * Reads the setting `identity.factorRoles`: `auto` asks the three administrators, except in the fictional county, where
 * whoever looks around should not need a telephone; `none` asks nobody; else the roles it names.
 * @throws kernel.bad_setting for a role that does not exist: a slip of the pen must not open a door.
 */
export function readFactorRoles(text: string, isSample: () => boolean): NeedsFactor {
  if (text.trim() === 'auto') return (held) => isAdministrator(held) && !isSample()
  if (text.trim() === 'none') return () => false
  const named = text.split(/[,，、;；\s]+/u).filter((name) => name !== '')
  const known = new Set<string>(roles.map((role) => role.id))
  if (named.length === 0 || named.some((name) => !known.has(name))) {
    throw new JingweiError('kernel.bad_setting', { key: 'identity.factorRoles', expected: `auto / none / ${[...known].join(',')}`, found: text })
  }
  return (held) => held.some((role) => named.includes(role))
}
