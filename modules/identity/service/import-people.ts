import type { Ctx } from '@jingwei/kernel'
import { JingweiError, demand } from '@jingwei/kernel'
import { writeCsvRow } from '@jingwei/tabular'
import type { Organisation } from '../domain/organisation.ts'
import { checkedAccount } from '../domain/person.ts'
import { readRole } from '../domain/role-rules.ts'
import { record } from '../store/audit.ts'
import { organisationByCode, organisationByName } from '../store/organisations.ts'
import { personByAccount } from '../store/people.ts'
import { changePerson, createPerson } from './people.ts'
import type { Parts } from './platform.ts'
import type { Cells, Column, ImportFile, RejectedRow } from './table-import.ts'
import { importTable } from './table-import.ts'

export const peopleColumns: readonly Column[] = [
  { key: 'account', zh: '账号', en: 'Account', needed: true },
  { key: 'name', zh: '姓名', en: 'Name', needed: true },
  { key: 'organisation', zh: '单位', en: 'Organisation', needed: false },
  { key: 'roles', zh: '角色', en: 'Roles', needed: false },
]

// A byte order mark, for spreadsheet programs take a file without one for GBK.
export const peopleTemplate = (): string => `\uFEFF${writeCsvRow(peopleColumns.map((column) => column.zh))}`

export type PeopleImport = { created: number; updated: number; rejected: RejectedRow[]; passwords: { account: string; oneTimePassword: string }[] }

/**
 * Makes or updates an account per row. An organisation is named by its credit code or its name; roles are separated by
 * 、 or ; and are requests, as for a single account. Roles of an account that exists are left to the security administrator.
 */
export async function importPeople(parts: Parts, ctx: Ctx, file: ImportFile): Promise<PeopleImport> {
  demand(ctx, 'identity.accounts')
  const outcome: PeopleImport = { created: 0, updated: 0, rejected: [], passwords: [] }
  outcome.rejected = await importTable(file, peopleColumns, async (cells) => takePerson(parts, ctx, cells, outcome))
  await record(parts.store, ctx, 'identity.people.imported', file.fileName, { created: outcome.created, updated: outcome.updated, rejected: outcome.rejected.length })
  return outcome
}

async function takePerson(parts: Parts, ctx: Ctx, cells: Cells, outcome: PeopleImport): Promise<void> {
  const account = checkedAccount(cells['account'] ?? '')
  const name = cells['name'] ?? ''
  if (name === '') throw new JingweiError('kernel.invalid_input', { where: '姓名', expected: '不为空 (not empty)', found: '' })
  const organisation = await namedOrganisation(parts, ctx, cells['organisation'] ?? '')
  const roles = (cells['roles'] ?? '').split(/[、,，;；|]/u).map((text) => text.trim()).filter((text) => text !== '').map(readRole)
  const member = organisation ? { organisationId: organisation.id } : {}
  const known = await personByAccount(parts.store, ctx, account)
  if (known) {
    const moved = organisation !== undefined && organisation.id !== known.organisation?.id
    if (moved || name !== known.name) {
      await changePerson(parts, ctx, known.id, { name, ...member })
      outcome.updated++
    }
    return
  }
  const { oneTimePassword } = await createPerson(parts, ctx, { account, name, roles, ...member })
  outcome.created++
  outcome.passwords.push({ account, oneTimePassword })
}

async function namedOrganisation({ store }: Parts, ctx: Ctx, text: string): Promise<Organisation | undefined> {
  if (text === '') return undefined
  const found = (await organisationByCode(store, ctx, text.toUpperCase())) ?? (await organisationByName(store, ctx, text))
  if (!found) throw new JingweiError('identity.unknown_organisation', { name: text })
  return found
}
