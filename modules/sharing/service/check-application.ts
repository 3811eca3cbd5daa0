import { parseCreditCode } from '@jingwei/codes'
import { addDays, day, JingweiError, type Ctx } from '@jingwei/kernel'
import { catalogueEntry, type CatalogueChange, type CatalogueEntry } from '../domain/catalogue.ts'
import { propose, withoutDoubles } from '../domain/proposal.ts'
import type { Application, RowsWanted } from '../domain/request.ts'
import { onwardClosed, purposeAllowed, shareable } from '../domain/shareable.ts'
import { termsOf, today } from '../domain/terms.ts'
import type { SharingPlatform } from './platform.ts'
import { said } from './step.ts'

const purposeNames = { duty: { zh: '履行职责', en: 'official duty' }, evaluation: { zh: '评价', en: 'evaluation' }, policy: { zh: '政策兑现', en: 'policy' }, service: { zh: '企业服务', en: 'service' } } as const

/**
 * Checks an application against the catalogue, the law and the terms; returns the entries of the items, nothing twice.
 * @throws sharing.unknown_item, sharing.not_shareable, sharing.larger_set, sharing.purpose_closed, sharing.onward_closed, sharing.bad_rows, sharing.bad_term, sharing.bad_range
 */
export function checkedEntries(sharing: SharingPlatform, ctx: Ctx, wanted: Application, changes: ReadonlyMap<string, CatalogueChange>): CatalogueEntry[] {
  const entries = withoutDoubles(wanted.items).map((id) => {
    const entry = catalogueEntry(id, changes)
    if (!entry) throw new JingweiError('sharing.unknown_item', { item: id })
    const item = said(ctx, entry.item)
    if (entry.type === 'none') throw new JingweiError('sharing.not_shareable', { item, basis: entry.legalBasis })
    if (!purposeAllowed(entry.item, wanted.purpose)) throw new JingweiError('sharing.purpose_closed', { item, purpose: said(ctx, purposeNames[wanted.purpose]) })
    if (wanted.onward === 'with_consent' && onwardClosed(entry.item)) throw new JingweiError('sharing.onward_closed', { item })
    return entry
  })
  const { replaced } = propose([], entries.map((entry) => entry.item.id))
  if (replaced.length > 0 && wanted.largerReason.trim() === '') {
    const name = (id: string): string => said(ctx, shareable(id) ?? { zh: id, en: id })
    throw new JingweiError('sharing.larger_set', { smaller: replaced.map(({ item, by }) => `${name(item)} → ${name(by)}`).join(said(ctx, { zh: '，', en: ', ' })) })
  }
  checkRows(ctx, wanted.rows)
  checkTerm(sharing, ctx, wanted.endsOn)
  if (wanted.from > wanted.to) throw new JingweiError('sharing.bad_range', { from: wanted.from, to: wanted.to })
  return entries
}

/** The last day of use: from today, or from the day after a running grant, and no longer than the county allows. @throws sharing.bad_term */
export function checkTerm({ settings }: SharingPlatform, ctx: Ctx, endsOn: string, running?: string): void {
  const now = today(ctx.clock)
  const first = running === undefined ? now : addDays(day(running), 1)
  const last = addDays(now, termsOf(settings).longestDays)
  if (endsOn < first || endsOn > last) throw new JingweiError('sharing.bad_term', { first, last, found: endsOn })
}

/** A town applies for its own enterprises; codes have their check digit. @throws sharing.bad_rows */
function checkRows({ actor }: Ctx, rows: RowsWanted): void {
  const refuse = (found: string): never => {
    throw new JingweiError('sharing.bad_rows', { found })
  }
  const town = actor.roles.includes('town') && !actor.roles.some((role) => role === 'officer' || role === 'leader')
  if (town && rows.kind === 'all') refuse('全部企业')
  if (rows.kind === 'towns' && (rows.towns.length === 0 || (town && rows.towns.some((each) => each !== actor.town)))) refuse(rows.towns.join('、'))
  if (rows.kind === 'codes') {
    const wrong = rows.codes.filter((code) => !parseCreditCode(code).checkDigitOk)
    if (rows.codes.length === 0 || wrong.length > 0) refuse(wrong.slice(0, 5).join('、'))
  }
}
