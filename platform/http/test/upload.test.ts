import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { HttpServer } from '../index.ts'
import { safeFileName } from '../index.ts'
import { door, read } from './door.ts'

const boundary = 'seam'
const part = (name: string, content: string) => `--${boundary}\r\nContent-Disposition: form-data; name="files"; filename="${name}"\r\nContent-Type: text/csv\r\n\r\n${content}\r\n`
const form = (...parts: string[]) => ({ headers: { 'content-type': `multipart/form-data; boundary=${boundary}` }, payload: `${parts.join('')}--${boundary}--\r\n` })

describe('uploads', () => {
  let server: HttpServer
  beforeAll(async () => { server = await door() })
  afterAll(() => server.close())
  const send = (request: { headers?: Record<string, string>; payload: string }) => server.inject({ method: 'POST', url: '/api/demo/upload', ...request })

  it('reach the handler as streams with a harmless name', async () => {
    expect((await send(form(part('../../用电 2026.csv', 'a,b\n1,2\n'), part('C:\\\\temp\\\\x.csv', 'q')))).json()).toEqual({ files: 2 })
    expect(read).toEqual([{ fileName: '用电 2026.csv', field: 'files', bytes: 8 }, { fileName: 'x.csv', field: 'files', bytes: 1 }])
  })

  it('are refused when too many, too large, cut off or not a form', async () => {
    expect((await send(form(part('1', ''), part('2', ''), part('3', '')))).json()).toMatchObject({ status: 413, detail: '内容超过上限 2，请拆分后上传。' })
    expect((await send(form(part('big', 'x'.repeat(1024 * 1024 + 1))))).json()).toMatchObject({ status: 413, detail: '内容超过上限 1 MiB，请拆分后上传。' })
    const whole = form(part('cut', 'x'.repeat(1000)))
    expect((await send({ ...whole, payload: whole.payload.slice(0, 500) })).json().code).toBe('http.malformed_upload')
    expect((await send({ headers: { 'content-type': 'application/json' }, payload: '{}' })).json().code).toBe('http.unsupported_media_type')
  })

  it('over a real connection let the sender read why a file was refused', async () => {
    const address = await server.listen({ port: 0, host: '127.0.0.1' })
    const body = new FormData()
    body.append('files', new Blob(['x'.repeat(20 * 1024 * 1024)]), '大.csv')
    const answer = await fetch(`${address}/api/demo/upload`, { method: 'POST', body })
    expect(await answer.json()).toMatchObject({ status: 413, code: 'kernel.too_large' })
  })

  it('keep the extension of a very long name', () => {
    expect(safeFileName(`${'长'.repeat(300)}.csv`)).toHaveLength(200)
    expect(safeFileName(`${'长'.repeat(300)}.csv`)).toMatch(/\.csv$/u)
    expect(safeFileName('..')).toBe('file')
    expect(safeFileName('a\u202Efdp.exe')).toBe('a_fdp.exe')
  })
})
