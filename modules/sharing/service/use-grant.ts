import { randomBytes } from 'node:crypto'
import { JingweiError, type Ctx } from '@jingwei/kernel'
import type { ValuesWanted } from '@jingwei/hub'
import { partiesOf } from '../domain/actions.ts'
import { requestLifecycle } from '../domain/lifecycles.ts'
import { linesOf, rawItems, type Line } from '../domain/lines.ts'
import type { Manner, RowsWanted, SharingRequest } from '../domain/request.ts'
import { today } from '../domain/terms.ts'
import { recordReading } from '../store/readings.ts'
import type { SharingPlatform } from './platform.ts'
import { demandRequest, said } from './step.ts'

export const mannerNames: Readonly<Record<Manner, { readonly zh: string; readonly en: string }>> = { table: { zh: '数据表', en: 'table' }, api: { zh: '接口', en: 'API' }, file: { zh: '文件', en: 'file' } }

/**
 * The grant, if it opens data to this reader now: his office's, supplied, not past its last day (the job that marks it
 * may not have run yet), in this manner. @throws kernel.not_found, sharing.not_user, sharing.not_in_force, sharing.ended, sharing.other_manner
 */
export async function demandGrant(sharing: SharingPlatform, ctx: Ctx, id: string, manner: Manner): Promise<SharingRequest & { readonly grantNo: string }> {
  const request = await demandRequest(sharing, ctx, id)
  const { state, endsOn, manners, office } = request
  const grantNo = request.grantNo ?? String(request.number)
  if (!partiesOf(ctx, request).has('applicant')) throw new JingweiError('sharing.not_user', { grant: grantNo, office })
  if (state === 'active' && endsOn < today(ctx.clock)) throw new JingweiError('sharing.ended', { grant: grantNo, endsOn })
  if (state !== 'active') throw new JingweiError('sharing.not_in_force', { grant: grantNo, state: said(ctx, requestLifecycle.states[state]) })
  if (!manners.includes(manner)) throw new JingweiError('sharing.other_manner', { grant: grantNo, manner: said(ctx, mannerNames[manner]) })
  return { ...request, grantNo }
}

/** Reading under a grant: its purpose and its number stand in every use record. */
export const under = (ctx: Ctx, grant: SharingRequest & { readonly grantNo: string }): Ctx => ({ ...ctx, purpose: grant.purpose, agreement: grant.grantNo })

export const wantedOf = (grant: SharingRequest): ValuesWanted => ({ items: rawItems(grant.items.map((item) => item.id)), rows: rowsOf(grant.rows), from: grant.from, to: grant.to })

function rowsOf(rows: RowsWanted): ValuesWanted['rows'] {
  switch (rows.kind) {
    case 'all': return {}
    case 'towns': return { towns: rows.towns }
    case 'section': return { section: rows.section }
    case 'codes': return { codes: rows.codes }
  }
}

/** A number nobody can guess, printed in a file and kept with who received it. */
export const newMark = (grantNo: string): string => `${grantNo}-${randomBytes(4).toString('hex').toUpperCase()}`

export type GrantPage = { readonly grant: SharingRequest & { readonly grantNo: string }; readonly lines: readonly Line[]; readonly total: number }

/** A page of enterprises with their lines; `total` counts enterprises. A token reads by API, a signed-in person the table. */
export async function readGrantRows(sharing: SharingPlatform, ctx: Ctx, id: string, limit: number, offset: number): Promise<GrantPage> {
  const manner: Manner = ctx.actor.scopes === undefined ? 'table' : 'api'
  return sharing.store.tx(ctx, async (inside) => {
    const grant = await demandGrant(sharing, inside, id, manner)
    const { rows, total } = await sharing.hub.readValues(under(inside, grant), `sharing.${manner}`, wantedOf(grant), limit, offset)
    await recordReading(sharing.store, inside, { requestId: grant.id, manner, mark: newMark(grant.grantNo), enterprises: rows.length })
    const items = grant.items.map((item) => item.id)
    return { grant, lines: rows.flatMap((firm) => linesOf(firm, items)), total }
  })
}
