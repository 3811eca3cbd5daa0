import { createHash } from 'node:crypto'
import { PassThrough, Readable, Transform } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import type ExcelJS from 'exceljs'
import { JingweiError, type Ctx } from '@jingwei/kernel'
import { writeCsvRow } from '@jingwei/tabular'
import { linesOf } from '../domain/lines.ts'
import type { SharingRequest } from '../domain/request.ts'
import { shareable } from '../domain/shareable.ts'
import { closeReading, recordReading } from '../store/readings.ts'
import type { SharingPlatform } from './platform.ts'
import { demandGrant, newMark, under, wantedOf } from './use-grant.ts'

type Grant = SharingRequest & { readonly grantNo: string }
type Format = 'csv' | 'xlsx'

/** First and last line of every file: who received it, under what, when, what for. */
const watermark = (ctx: Ctx, grant: Grant, mark: string): string =>
  `共享数据编号 ${mark}；授权 ${grant.grantNo}；接收单位 ${grant.office}；领取人 ${ctx.actor.name}；生成时间 ${chinaTime(ctx.clock.now())}；用途 ${grant.purposeText}；有效期至 ${grant.endsOn}；不得用于其他目的，未经同意不得提供给第三方，到期处置`

const chinaTime = (at: Date): string => new Date(at.getTime() + 8 * 3_600_000).toISOString().slice(0, 19).replace('T', ' ')

const headerOf = (grant: Grant): string[] => ['统一社会信用代码', '企业名称', '数据期间', ...grant.items.map(({ id }) => titleOf(id))]

function titleOf(id: string): string {
  const item = shareable(id)
  return item === undefined ? id : item.unit === undefined ? item.zh : `${item.zh}（${item.unit}）`
}

/**
 * All that a grant opens as a file, streamed. Its number stands in its first and last line and in its name; before the
 * last byte is sent its SHA-256 is kept, so that a copy found later can be told whose it was. A person takes it, never a
 * token, whose copies nobody would answer for. @throws as demandGrant, and sharing.file_by_token
 */
export async function grantFile(sharing: SharingPlatform, ctx: Ctx, id: string, format: Format): Promise<{ name: string; content: Readable }> {
  const grant = await demandGrant(sharing, ctx, id, 'file')
  if (ctx.actor.scopes !== undefined) throw new JingweiError('sharing.file_by_token', { grant: grant.grantNo })
  const mark = newMark(grant.grantNo)
  const name = `共享数据-${mark}.${format}`
  const reading = await recordReading(sharing.store, ctx, { requestId: grant.id, manner: 'file', mark, enterprises: 0, fileName: name })
  const count = { enterprises: 0 }
  const rows = tableOf(sharing, ctx, grant, watermark(ctx, grant, mark), count)
  const hash = createHash('sha256')
  const out = new Transform({
    transform(chunk: Buffer, _encoding, done) {
      hash.update(chunk)
      done(undefined, chunk)
    },
    flush(done) {
      closeReading(sharing.store, ctx, reading, count.enterprises, hash.digest('hex')).then(() => done(), done)
    },
  })
  // What fails while it streams ends the answer without its last line; pipeline hands the failure to the reader.
  pipeline(format === 'csv' ? Readable.from(csv(rows)) : workbook(rows), out).catch((error: unknown) => void out.destroy(error instanceof Error ? error : new Error(String(error))))
  return { name, content: out }
}

async function* tableOf(sharing: SharingPlatform, ctx: Ctx, grant: Grant, mark: string, count: { enterprises: number }): AsyncGenerator<string[][]> {
  const items = grant.items.map((item) => item.id)
  yield [...(sharing.sample() ? [['示例数据']] : []), [mark], headerOf(grant)]
  for await (const firms of sharing.hub.streamValues(under(ctx, grant), 'sharing.file', wantedOf(grant))) {
    // A grant suspended while its file is made ends the file.
    await demandGrant(sharing, ctx, grant.id, 'file')
    count.enterprises += firms.length
    yield firms.flatMap((firm) => linesOf(firm, items)).map((line) => [line.creditCode, line.name, line.period, ...line.cells])
  }
  yield [[mark]]
}

async function* csv(batches: AsyncIterable<string[][]>): AsyncGenerator<Buffer> {
  let first = true
  for await (const rows of batches) {
    yield Buffer.from(`${first ? '\ufeff' : ''}${rows.map((row) => writeCsvRow(row)).join('')}`)
    first = false
  }
}

function workbook(batches: AsyncIterable<string[][]>): Readable {
  const out = new PassThrough()
  const write = async (): Promise<void> => {
    // Loaded when the first workbook is made: most processes never make one, and it is 20 MB.
    const library: typeof ExcelJS = (await import('exceljs')).default
    const book = new library.stream.xlsx.WorkbookWriter({ stream: out, useStyles: true })
    const sheet = book.addWorksheet('共享数据')
    for await (const rows of batches) for (const row of rows) sheet.addRow(row).commit()
    sheet.commit()
    await book.commit()
  }
  write().catch((error: unknown) => void out.destroy(error instanceof Error ? error : new Error(String(error))))
  return out
}
