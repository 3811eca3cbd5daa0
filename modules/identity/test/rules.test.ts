import { roles, rolesExclude } from '@jingwei/kernel'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { identityModule, identityPermissions } from '../index.ts'
import { demandGoodPassword } from '../domain/password-rules.ts'
import { newOneTimePassword } from '../domain/secrets.ts'
import { demandRolesFit, homeOf, permissionsOf, purposeOf } from '../domain/role-rules.ts'

const anyRoles = fc.uniqueArray(fc.constantFrom(...roles.map((role) => role.id)))

describe('the rules of identity', () => {
  it('accept no set of roles with two administrators, and no row-bound role without its organisation', () => {
    fc.assert(fc.property(anyRoles, (held) => {
      const refused = rolesExclude(held) || held.includes('enterprise') || held.includes('town')
      if (refused) expect(() => demandRolesFit(held, undefined)).toThrow()
      else expect(() => demandRolesFit(held, undefined)).not.toThrow()
    }))
  })

  it('give a set of roles exactly what each gives alone, and nothing to nobody', () => {
    fc.assert(fc.property(anyRoles, (held) => {
      const together = permissionsOf(held, identityPermissions)
      const alone = new Set(held.flatMap((role) => [...permissionsOf([role], identityPermissions)]))
      expect(together).toEqual(alone)
      expect(homeOf(held)).toBeTruthy()
      expect(purposeOf(held)).toBeTruthy()
    }))
    expect(permissionsOf([], identityPermissions).size).toBe(0)
  })

  it('hold for the one-time passwords we make ourselves', () => {
    for (let n = 0; n < 200; n++) expect(() => demandGoodPassword(newOneTimePassword(), 'system', 10)).not.toThrow()
  })

  it('say every refusal in both languages', () => {
    for (const error of identityModule.errors) {
      expect(error.zh, error.code).toMatch(/\p{Script=Han}/u)
      expect(error.en, error.code).not.toMatch(/\p{Script=Han}/u)
      const names = (text: string) => [...text.matchAll(/\{(\w+)\}/gu)].map((match) => match[1]).toSorted()
      expect(names(error.en), error.code).toEqual(expect.arrayContaining(names(error.zh)))
    }
  })
})
