import type { Ctx } from '@jingwei/kernel'
import type { HubPlatform } from './platform.ts'
import { noteEntries } from '../domain/rows/cell-notes.ts'
import { problemEntries } from '../domain/rows/problem.ts'
import { remarksOfImport } from '../store/deliveries.ts'

/** What of a file was set aside or not used: how often, and why. */
export type FileRemarks = { readonly fileName: string; readonly remarks: readonly { readonly count: number; readonly zh: string; readonly en: string }[] }

/** Counts alone, no cell of anybody's: who may see examples finds them with the batch. Files without a remark are left out. */
export async function fileRemarks(hub: HubPlatform, ctx: Ctx, importId: string): Promise<FileRemarks[]> {
  const files = await remarksOfImport(hub.store, ctx, importId)
  return files.flatMap(({ file_name: fileName, problems, cell_notes: notes }) => {
    const remarks = [
      ...problems.map(({ code, count }) => ({ count, zh: `行待修正：${problemEntries[code].zh}`, en: `rows set aside: ${problemEntries[code].en}` })),
      ...notes.map(({ column, reason, count }) => ({ count, zh: `个单元格未采用：${column} ${noteEntries[reason].zh}`, en: `cells not used: ${column}, ${noteEntries[reason].en}` })),
    ]
    return remarks.length === 0 ? [] : [{ fileName, remarks }]
  })
}
