import { connect } from 'node:net'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { HttpServer } from '../index.ts'
import { door } from './door.ts'

/** Sends the lines and waits until the server closes the connection; resolves to all it said. */
function talk(port: number, ...lines: string[]): Promise<string> {
  return new Promise((resolve, reject) => {
    let heard = ''
    const socket = connect(port, '127.0.0.1', () => socket.write(lines.join('\r\n')))
    socket.on('data', (chunk) => { heard += chunk.toString() })
    socket.on('close', () => resolve(heard))
    socket.on('error', (error) => (heard === '' ? reject(error) : resolve(heard)))
  })
}

describe('clients that never finish', () => {
  let server: HttpServer
  let port = 0
  beforeAll(async () => {
    server = await door({}, { 'http.headersSeconds': 1, 'http.bodySeconds': 1, 'http.idleSeconds': 5, 'http.uploadSeconds': 5 })
    port = Number(new URL(await server.listen({ port: 0, host: '127.0.0.1' })).port)
  })
  afterAll(() => server.close())

  it('are cut off while sending headers', async () => {
    const heard = await talk(port, 'GET /api/demo/hello HTTP/1.1', 'Host: x', 'X-Slow: ')
    expect(heard).toMatch(/^HTTP\/1\.1 408 /u)
    expect(heard).toContain('"code":"http.slow_client"')
  })

  it('are cut off while sending a body', async () => {
    const heard = await talk(port, 'POST /api/demo/sign-in HTTP/1.1', 'Host: x', 'Content-Type: application/json', 'Content-Length: 100', '', '{')
    expect(heard).toMatch(/^HTTP\/1\.1 408 /u)
    expect(heard).toContain('"code":"http.slow_client"')
  })

  it('who do not speak HTTP hear so, and the server goes on', async () => {
    expect(await talk(port, '\u0016\u0003\u0001 hello', '', '')).toContain('"code":"http.malformed_request"')
    expect(await talk(port, 'GET /api/demo/hello HTTP/1.1', `X: ${'x'.repeat(40_000)}`, '', '')).toContain('"code":"http.headers_too_large"')
    expect(await talk(port, 'GET /api/demo/hello HTTP/1.1', 'Host: x', 'Connection: close', '', '')).toContain('经纬')
  })
})
