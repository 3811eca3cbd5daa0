import { limited } from './limited.ts'
import { isDateFormat } from './number-formats.ts'
import { readXml } from './xml-reader.ts'
import type { ZipParts } from './zip-parts.ts'

export type SheetPart = { name: string; path: string; hidden: boolean }
export type Workbook = { sheets: SheetPart[]; date1904: boolean; sharedStrings: string; dateStyles: ReadonlySet<number> }

const workbookPath = 'xl/workbook.xml'
const maxPartBytes = 64 * 1024 * 1024

/** Sheets in workbook order, where shared strings lie, and which cell styles show dates. */
export async function readWorkbook(parts: ZipParts): Promise<Workbook> {
  const targets = await relations(parts, 'xl/_rels/workbook.xml.rels')
  const sheets: SheetPart[] = []
  let date1904 = false
  await readXml(limited(parts.read(workbookPath), maxPartBytes), {
    open: (name, attributes) => {
      if (name === 'workbookPr') date1904 = /^(1|true)$/u.test(attributes['date1904'] ?? '')
      if (name !== 'sheet') return
      const id = Object.entries(attributes).find(([key]) => key.endsWith(':id'))?.[1] ?? ''
      const path = targets.get(id)?.path ?? `xl/worksheets/sheet${sheets.length + 1}.xml`
      // A chart sheet has no cells; its part lies elsewhere.
      if ((targets.get(id)?.type ?? '/worksheet').endsWith('/worksheet')) {
        sheets.push({ name: attributes['name'] ?? '', path, hidden: (attributes['state'] ?? 'visible') !== 'visible' })
      }
    },
    close: () => {},
    text: () => {},
  })
  const byType = (type: string, otherwise: string): string => [...targets.values()].find((target) => target.type.endsWith(type))?.path ?? otherwise
  return {
    sheets,
    date1904,
    sharedStrings: byType('/sharedStrings', 'xl/sharedStrings.xml'),
    dateStyles: await readDateStyles(parts, byType('/styles', 'xl/styles.xml')),
  }
}

async function relations(parts: ZipParts, path: string): Promise<Map<string, { path: string; type: string }>> {
  const found = new Map<string, { path: string; type: string }>()
  if (!parts.has(path)) return found
  await readXml(limited(parts.read(path), maxPartBytes), {
    open: (name, attributes) => {
      if (name !== 'Relationship') return
      const target = attributes['Target'] ?? ''
      found.set(attributes['Id'] ?? '', { path: target.startsWith('/') ? target.slice(1) : `xl/${target}`, type: attributes['Type'] ?? '' })
    },
    close: () => {},
    text: () => {},
  })
  return found
}

async function readDateStyles(parts: ZipParts, path: string): Promise<Set<number>> {
  const dates = new Set<number>()
  if (!parts.has(path)) return dates
  const codes = new Map<number, string>()
  let inCells = false
  let style = 0
  await readXml(limited(parts.read(path), maxPartBytes), {
    open: (name, attributes) => {
      if (name === 'numFmt') codes.set(Number(attributes['numFmtId']), attributes['formatCode'] ?? '')
      if (name === 'cellXfs') inCells = true
      if (name !== 'xf' || !inCells) return
      const id = Number(attributes['numFmtId'] ?? 0)
      if (isDateFormat(id, codes.get(id))) dates.add(style)
      style += 1
    },
    close: (name) => {
      if (name === 'cellXfs') inCells = false
    },
    text: () => {},
  })
  return dates
}
