import { JingweiError, type Ctx } from '@jingwei/kernel'
import type { HubPlatform } from './platform.ts'
import { decimalText } from '../domain/fusion/summary.ts'
import { allowsPurpose, readableAttributes, readableItems } from '../domain/items/readable.ts'
import { rowScope } from '../domain/scope.ts'
import { recordUses } from '../store/uses.ts'
import { countHeads, figuresOf, pageOfHeads, streamHeads, type ValueHead, type ValueRows } from '../store/values.ts'

/** What is read, of whom, for when. `from` and `to` are months (2024-01), both included. */
export type ValuesWanted = { readonly items: readonly string[]; readonly rows: ValueRows; readonly from: string; readonly to: string }

/** One enterprise: attributes as they stand, and figures by period, in their items' units as decimal text. */
export type EnterpriseValues = {
  readonly enterpriseId: string
  readonly creditCode: string
  readonly name: string
  readonly town: string
  readonly attributes: Readonly<Record<string, string>>
  readonly figures: readonly { readonly period: string; readonly item: string; readonly value: string }[]
}

/**
 * One page of golden values read under an agreement. Leaves one use record with the filters; `ctx` names the purpose and
 * the agreement. Statistics-only items are refused whatever the agreement says, and so are items whose owner does not
 * allow the purpose. @throws hub.items_withheld
 */
export async function readValues(hub: HubPlatform, ctx: Ctx, door: string, wanted: ValuesWanted, limit: number, offset: number): Promise<{ rows: EnterpriseValues[]; total: number }> {
  demandReadable(ctx, wanted.items)
  const scope = rowScope(ctx)
  const [heads, total] = await Promise.all([pageOfHeads(hub.store, ctx, wanted.rows, scope, limit, offset), countHeads(hub.store, ctx, wanted.rows, scope)])
  const rows = await withFigures(hub, wanted, heads)
  await hub.store.tx(ctx, (inside) => recordUses(hub.store, inside, [{ door, filters: { ...wanted, offset }, rows: rows.length }]))
  return { rows, total }
}

/** The same for all enterprises, as a stream; each has its use record before it is handed out. @throws hub.items_withheld */
export async function* streamValues(hub: HubPlatform, ctx: Ctx, door: string, wanted: ValuesWanted): AsyncGenerator<EnterpriseValues[]> {
  demandReadable(ctx, wanted.items)
  for await (const heads of streamHeads(hub.store, ctx, wanted.rows, rowScope(ctx))) {
    const rows = await withFigures(hub, wanted, heads)
    await hub.store.tx(ctx, (inside) => recordUses(hub.store, inside, rows.map((row) => ({ door, enterpriseId: row.enterpriseId, filters: { items: wanted.items, from: wanted.from, to: wanted.to } }))))
    yield rows
  }
}

const known = new Map(readableItems.map((item) => [item.id, item]))

function demandReadable(ctx: Ctx, items: readonly string[]): void {
  const withheld = items.filter((id) => {
    const item = known.get(id)
    return item === undefined || !allowsPurpose(item, ctx.purpose)
  })
  if (withheld.length > 0 || ctx.agreement === undefined) throw new JingweiError('hub.items_withheld', { items: withheld.join(' '), purpose: ctx.purpose })
}

async function withFigures(hub: HubPlatform, { items, from, to }: ValuesWanted, heads: readonly ValueHead[]): Promise<EnterpriseValues[]> {
  const attributes = items.filter((id) => id in readableAttributes)
  const figures = items.filter((id) => !(id in readableAttributes))
  const facts = heads.length === 0 || figures.length === 0 ? [] : await figuresOf(hub.columnar, heads.map((head) => head.enterprise_id), figures, from, to)
  const byFirm = new Map<string, typeof facts>()
  for (const fact of facts) byFirm.set(fact.enterprise_id, [...(byFirm.get(fact.enterprise_id) ?? []), fact])
  return heads.map((head) => ({
    enterpriseId: head.enterprise_id, creditCode: head.credit_code, name: head.name, town: head.town,
    attributes: Object.fromEntries(attributes.map((id) => [id, head[readableAttributes[id] as keyof ValueHead]])),
    figures: (byFirm.get(head.enterprise_id) ?? []).map((fact) => ({ period: fact.period, item: fact.item, value: decimalText(Number(fact.amount), fact.decimals) })),
  }))
}
