import type { Ctx } from '@jingwei/kernel'
import { placeOf, type Draft } from '../domain/connection.ts'
import { placeColumns, type Column } from '../domain/columns.ts'
import { checkDraft } from './check-draft.ts'
import { limitsOf, periodIn } from './fetch-table.ts'
import type { IntakePlatform } from './platform.ts'
import { allowedFolder, filesOf } from './read/folder.ts'
import { boundsOf, openReader } from './read/open.ts'
import { asSourceError } from './read/source-error.ts'
import { sourceOf } from './run-fetch.ts'

const shownRows = 20
const shownCharacters = 200
const trialSeconds = 30

export type Trial = {
  readonly columns: readonly (Column & { readonly header?: string })[]
  readonly lacks: readonly string[]
  /** Columns paired by hand that are not there. */
  readonly gone: readonly string[]
  readonly header: readonly string[]
  readonly rows: readonly (readonly string[])[]
  readonly files: readonly { readonly name: string; readonly size: number }[]
}

/** 试连: looks at a connection before it is saved. Nothing is kept. Rows are shown only to whom `withRows` allows. @throws as `checkDraft` and `fetchTable` */
export async function tryConnection(intake: IntakePlatform, ctx: Ctx, draft: Draft, withRows: boolean): Promise<Trial> {
  await checkDraft(intake, ctx, draft)
  const { target } = draft
  const source = await sourceOf(intake, ctx, draft.sourceId)
  intake.logger.info({ place: placeOf(target), source: draft.sourceId, by: ctx.actor.name }, 'a connection is tried')
  const nothing = { columns: [], lacks: [], gone: [], header: [], rows: [], files: [] }
  if (target.kind === 'folder') {
    const folder = await allowedFolder(String(intake.settings['intake.folderRoots']), target.folder)
    return { ...nothing, files: (await filesOf(folder, target)).slice(0, shownRows).map(({ name, size }) => ({ name, size })) }
  }
  const secret = await intake.secret(draft.code)
  const signal = AbortSignal.timeout(trialSeconds * 1000)
  const bounds = { ...boundsOf(intake, signal), statementSeconds: trialSeconds }
  const period = periodIn(source.awaited)
  try {
    const reader = await openReader(intake, draft, secret, { period, since: undefined }, bounds)
    try {
      const columns = await reader.columns()
      const { placed, gone } = placeColumns(columns, draft.pairs, (text) => intake.hub.fetching.headerOf(draft.sourceId, text), period)
      const header = placed.map((each) => each.header)
      const rows: string[][] = []
      if (withRows && placed.length > 0) for await (const batch of reader.rows({ columns: placed.map((each) => each.column), limit: shownRows })) rows.push(...batch.map((cells) => cells.map((cell) => cell.slice(0, shownCharacters))))
      const headers = new Map(placed.map((each) => [each.column, each.header]))
      return {
        ...nothing, gone, header, rows: rows.slice(0, shownRows), lacks: intake.hub.fetching.lacking(draft.sourceId, header),
        columns: columns.map((column) => ({ ...column, ...(headers.has(column.name) ? { header: headers.get(column.name) ?? '' } : {}) })),
      }
    } finally {
      await reader.close()
    }
  } catch (error) {
    throw asSourceError(signal.aborted ? signal.reason : error, target, draft.code, 0, secret.value, { ...limitsOf(intake), runMinutes: 1 })
  }
}
