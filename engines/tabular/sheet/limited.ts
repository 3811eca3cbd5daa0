import { TabularError } from '../tabular-error.ts'

/** The same bytes, up to a limit; for parts that end up in memory. Throws TabularError xlsx_too_large. */
export async function* limited(bytes: AsyncIterable<Buffer>, maxBytes: number): AsyncGenerator<Buffer> {
  let size = 0
  for await (const chunk of bytes) {
    size += chunk.length
    if (size > maxBytes) {
      throw new TabularError('xlsx_too_large', { zh: '表格中的文字过多，请拆分或改用 CSV', en: 'The workbook holds too much text. Split it or send CSV.' }, { allowed: maxBytes })
    }
    yield chunk
  }
}
