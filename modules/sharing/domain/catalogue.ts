import { shareable, shareableItems, type Grade, type ShareableItem, type SharingType } from './shareable.ts'

/** What the owner says about sharing an item. `legalBasis` is the law that restricts it; a refusal cites it. */
export type SharingAttributes = { readonly type: SharingType; readonly grade: Grade; readonly condition: string; readonly legalBasis: string }
/** The office that decides; none: the bureau does. */
export type OwnerOffice = { readonly officeId?: string; readonly office?: string }
export type CatalogueEntry = SharingAttributes & OwnerOffice & { readonly item: ShareableItem; readonly changed: boolean }
export type CatalogueChange = SharingAttributes & OwnerOffice & { readonly itemId: string }

const open = (grade: Grade): SharingAttributes => ({ type: 'unconditional', grade, condition: '', legalBasis: '' })
const bound = (grade: Grade, condition: string, legalBasis = ''): SharingAttributes => ({ type: 'conditional', grade, condition, legalBasis })

const duty = '用于法定职责，说明场景和依据；到期处置'
const taxSecrecy = '税收征收管理法第八条（为纳税人的情况保密）'
const insuranceSecrecy = '社会保险法第八十一条（为用人单位和个人的信息保密）'
export const surveyBasis = '统计法第二十八条（统计调查取得的能够识别单个对象的资料，不得用于统计以外的目的）'

/** What stands until an owner says otherwise: public register free, taxes and social insurance by their secrecy clauses, the rest on request. */
const defaults: Readonly<Record<string, SharingAttributes>> = {
  former_name: open('L1'), address: open('L1'), status: open('L1'), industry: open('L2'), town: open('L1'), in_business: open('L1'), industry_section: open('L1'), patents: open('L1'),
  revenue: bound('L3', duty, taxSecrecy), tax: bound('L3', duty, taxSecrecy), rd: bound('L3', duty, taxSecrecy), revenue_band: bound('L2', duty, taxSecrecy), tax_rising: bound('L2', duty, taxSecrecy),
  insured: bound('L3', duty, insuranceSecrecy), staff: bound('L3', duty, insuranceSecrecy), staff_band: bound('L2', duty, insuranceSecrecy),
  value_added: bound('L3', duty), profit: bound('L3', duty), energy: bound('L3', duty), electricity: bound('L3', duty), rd_spending: bound('L2', duty),
}

const sealedEntry: SharingAttributes = { type: 'none', grade: 'L4', condition: '', legalBasis: surveyBasis }

/** The catalogue: defaults, over them the newest word of each owner, over all the law: a survey item stays 不予共享 whatever was entered. */
export function catalogue(changes: ReadonlyMap<string, CatalogueChange>): readonly CatalogueEntry[] {
  return shareableItems.map((item) => entryOf(item, changes))
}

export function catalogueEntry(id: string, changes: ReadonlyMap<string, CatalogueChange>): CatalogueEntry | undefined {
  const item = shareable(id)
  return item && entryOf(item, changes)
}

function entryOf(item: ShareableItem, changes: ReadonlyMap<string, CatalogueChange>): CatalogueEntry {
  const change = changes.get(item.id)
  const raw = item.from[0] === item.id ? undefined : changes.get(item.from[0] ?? '')
  const owner = change ?? raw
  const office: OwnerOffice = owner?.officeId === undefined || owner.office === undefined ? {} : { officeId: owner.officeId, office: owner.office }
  const own = change ?? defaults[item.id] ?? bound('L2', duty)
  // An owner who closes a figure closes the answers made of it, until he opens one of them himself.
  const said = change === undefined && raw?.type === 'none' ? raw : own
  const { type, grade, condition, legalBasis } = item.sealed ? sealedEntry : said
  return { item, type, grade, condition, legalBasis, ...office, changed: change !== undefined }
}
