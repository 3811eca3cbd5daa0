import type { Ctx } from '@jingwei/kernel'
import type { HubPlatform } from './platform.ts'
import { noteEntries } from '../domain/rows/cell-notes.ts'
import { problemEntries } from '../domain/rows/problem.ts'
import { remarksOfImport } from '../store/deliveries.ts'

/** What of a file was set aside or not used: how often, and why. */
export type FileRemarks = { readonly fileName: string; readonly remarks: readonly { readonly count: number; readonly zh: string; readonly en: string }[] }

/** Files without a remark are left out. */
export async function fileRemarks(hub: HubPlatform, ctx: Ctx, importId: string): Promise<FileRemarks[]> {
  const files = await remarksOfImport(hub.store, ctx, importId)
  return files.flatMap(({ file_name: fileName, problems, cell_notes: notes }) => {
    const remarks = [
      ...problems.map(({ code, count }) => ({ count, zh: `行待修正：${problemEntries[code].zh}`, en: `rows set aside: ${problemEntries[code].en}` })),
      ...notes.map(({ column, reason, count, examples }) => ({ count, zh: `个单元格未采用：${column} ${noteEntries[reason].zh}（如 ${examples.join('、')}）`, en: `cells not used: ${column}, ${noteEntries[reason].en} (such as ${examples.join(', ')})` })),
    ]
    return remarks.length === 0 ? [] : [{ fileName, remarks }]
  })
}
