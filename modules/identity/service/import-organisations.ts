import type { Ctx } from '@jingwei/kernel'
import { JingweiError, demand } from '@jingwei/kernel'
import { checkedOrganisation, readKind } from '../domain/organisation.ts'
import { record } from '../store/audit.ts'
import { organisationByCode, organisationByName, updateOrganisation } from '../store/organisations.ts'
import { createOrganisation } from './organisations.ts'
import type { Parts } from './platform.ts'
import type { Column, ImportFile, RejectedRow } from './table-import.ts'
import { importTable } from './table-import.ts'

export const organisationColumns: readonly Column[] = [
  { key: 'name', zh: '名称', en: 'Name', needed: true },
  { key: 'kind', zh: '类型', en: 'Kind', needed: true },
  { key: 'creditCode', zh: '统一社会信用代码', en: 'Credit code', needed: false },
  { key: 'town', zh: '镇街', en: 'Town', needed: false },
]

export type OrganisationImport = { created: number; updated: number; rejected: RejectedRow[] }

/** Makes or updates an organisation per row: known by its credit code, else by kind and name. */
export async function importOrganisations(parts: Parts, ctx: Ctx, file: ImportFile): Promise<OrganisationImport> {
  demand(ctx, 'identity.accounts')
  const outcome: OrganisationImport = { created: 0, updated: 0, rejected: [] }
  const { store } = parts
  outcome.rejected = await importTable(file, organisationColumns, async (cells) => {
    const { name = '', kind = '', creditCode = '', town = '' } = cells
    if (name === '') throw new JingweiError('kernel.invalid_input', { where: '名称', expected: '不为空 (not empty)', found: '' })
    const wanted = checkedOrganisation({ kind: readKind(kind), name, creditCode, town })
    await store.tx(ctx, async (inside) => {
      const known = wanted.creditCode ? await organisationByCode(store, inside, wanted.creditCode) : await organisationByName(store, inside, wanted.name, wanted.kind)
      if (!known) {
        await createOrganisation(parts, inside, wanted)
        outcome.created++
      } else if (known.name !== wanted.name || (wanted.town !== undefined && wanted.town !== known.town)) {
        await updateOrganisation(store, inside, known.id, wanted)
        await record(store, inside, 'identity.organisation.changed', wanted.name, { before: known.name })
        outcome.updated++
      }
    })
  })
  await record(store, ctx, 'identity.organisations.imported', file.fileName, { created: outcome.created, updated: outcome.updated, rejected: outcome.rejected.length })
  return outcome
}
