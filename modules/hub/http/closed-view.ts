import { compact } from '@jingwei/http'
import type { ClosedEnterprise } from '../service/closings/closed-enterprise.ts'
import type { ClosedAt } from '../service/closings/as-closed.ts'
import { keyParts, type ClosedCell } from '../domain/closings/closed-cells.ts'
import { itemOf } from '../domain/items/dictionary.ts'
import { sourceOf } from '../domain/sources/built-in.ts'
import { basisRef, sourceRef } from './ref.ts'

/** 一企一档 as a closing holds it: the values and where they came from, and what is different today. */
export function closedView(of: ClosedEnterprise, closing: ClosedAt) {
  const { frame, now } = of
  return {
    id: frame.enterpriseId, creditCode: frame.creditCode, name: frame.name, town: frame.town, status: frame.status, branches: [], uses30d: now.uses, flags: [], mentions: [],
    closing: { code: closing.code, zh: closing.zh, en: closing.en }, cells: Object.entries(of.cells).map(([key, cell]) => cellView(key, cell, of)),
  }
}

function cellView(key: string, [value, source, batch, line, rows]: ClosedCell, of: ClosedEnterprise) {
  const { item: id, period } = keyParts(key)
  const item = itemOf(id)
  const file = of.files.get(batch)
  const origin = { source: sourceRef(source), batchId: batch, fileName: file?.file_name ?? '', line, asOf: file?.received_at.toISOString() ?? '' }
  const today = of.today.get(key) ?? ''
  const why = rows === 1 ? { zh: '封版时的值', en: 'Value when closed' } : { zh: `封版时的值，${rows} 行合计`, en: `Value when closed, the sum of ${rows} rows` }
  return compact({
    item: id, zh: item.zh, en: item.en, group: item.group, definition: item.definition, period, value, unit: item.unit ?? '', basis: basisRef(sourceOf(source).basis), ...origin, disputed: false, flags: [],
    claims: [{ value, unit: item.unit ?? '', ...origin, chosen: true, why }], today: today === value ? undefined : today,
  })
}
