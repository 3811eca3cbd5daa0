import { compact } from '@jingwei/http'
import type { EnterprisePage } from '../service/read-enterprise.ts'
import type { ClaimAt, GoldenCell } from '../domain/fusion/fuse.ts'
import type { Flag } from '../domain/fusion/flags.ts'
import type { EnterpriseListRow } from '../store/enterprise-list.ts'
import { industrySection } from '../domain/industry-sections.ts'
import { itemOf } from '../domain/items/dictionary.ts'
import { cellText, decimalText } from '../domain/fusion/summary.ts'
import { sourceOf } from '../domain/sources/built-in.ts'
import { basisRef, sourceRef } from './ref.ts'

/** A row of the list as the wire has it. */
export function rowView(row: EnterpriseListRow) {
  const section = industrySection(row.industry)
  return compact({
    id: row.enterprise_id, creditCode: row.credit_code, name: row.name, formerName: row.former_name, address: row.address, town: row.town, industry: row.industry, status: row.status,
    industryName: section ? { zh: section.zh, en: section.en } : undefined,
    landMu: row.land_mu ?? undefined, staff: row.staff ?? undefined, revenueWan: row.revenue_wan ?? undefined, year: row.revenue_year ?? undefined,
    sources: row.sources, flagged: row.flagged, updatedAt: row.updated_at.toISOString(),
  })
}

/** 一企一档 as the wire has it: every cell with its source and the claims that lost. */
export function detailView(page: EnterprisePage) {
  const { frame } = page
  return compact({
    id: frame.enterprise_id, creditCode: frame.credit_code, name: frame.name, town: frame.town, status: frame.status, head: frame.head ?? undefined, branches: [...frame.branches], uses30d: frame.uses,
    cells: page.cells.map((cell) => cellView(cell, page)),
    flags: page.flags.map(flagView),
    mentions: page.mentions.map((mention) => ({
      mentionId: mention.id.toString(), source: sourceRef(mention.source_id), name: mention.name, code: mention.code, address: mention.address, band: mention.band, records: mention.records,
    })),
  })
}

function cellView(cell: GoldenCell, page: EnterprisePage) {
  const item = itemOf(cell.item)
  const first = cell.chosen[0] as ClaimAt
  const delivery = page.deliveries.get(first.record.recordId)
  return compact({
    item: item.id, zh: item.zh, en: item.en, group: item.group, definition: item.definition, period: cell.period, value: cellText(cell), unit: item.unit ?? '', basis: basisRef(sourceOf(first.record.sourceId).basis),
    source: sourceRef(first.record.sourceId), asOf: delivery?.receivedAt.toISOString() ?? '', batchId: delivery?.batchId ?? '', fileName: delivery?.fileName ?? '', line: first.record.line,
    disputed: cell.lost.some((claim) => differs(claim, cell)),
    flags: page.flags.filter((flag) => flag.item === cell.item && flag.period === cell.period).map(flagView),
    claims: [...cell.chosen.map((claim) => claimView(claim, page, true)), ...cell.lost.map((claim) => claimView(claim, page, false))],
  })
}

const differs = (claim: ClaimAt, cell: GoldenCell): boolean => (cell.amount === undefined ? claim.text !== cell.text : cell.chosen.length === 1 && claim.amount !== cell.amount)

function claimView(claim: ClaimAt, page: EnterprisePage, chosen: boolean) {
  const item = itemOf(claim.item)
  const delivery = page.deliveries.get(claim.record.recordId)
  const owner = item.owners[0] === claim.record.sourceId
  const why = chosen
    ? owner ? { zh: '数源单位的值', en: 'Value of the source owner' } : { zh: '数源单位未提供，采用校核单位的值', en: 'The owner gave none: value of a checker' }
    : owner ? { zh: '同一数源单位的其他记录', en: 'Another record of the same owner' } : { zh: '仅作校核', en: 'For checking only' }
  return {
    value: claim.amount === undefined ? (claim.text ?? '') : decimalText(claim.amount, item.decimals ?? 0), unit: item.unit ?? '', source: sourceRef(claim.record.sourceId),
    batchId: delivery?.batchId ?? '', fileName: delivery?.fileName ?? '', line: claim.record.line, asOf: delivery?.receivedAt.toISOString() ?? '', chosen, why,
  }
}

const flagWords: Readonly<Record<Flag['kind'], (flag: Flag) => { zh: string; en: string }>> = {
  suspected_unit: (flag) => ({ zh: `疑似单位错误（${flag.detail}），已提请数源单位核实，数值未改`, en: `Suspected unit error (${flag.detail}); put to the source owner, value unchanged` }),
  owners_disagree: (flag) => ({ zh: `各来源不一致（${flag.detail}）`, en: `Sources disagree (${flag.detail})` }),
}

function flagView(flag: Flag) {
  return compact({ item: flag.item, period: flag.period, kind: flag.kind, ...flagWords[flag.kind](flag) })
}
