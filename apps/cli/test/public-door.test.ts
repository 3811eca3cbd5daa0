import { createServer, request, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { mayPass, publicDoor } from '../src/roles/public-door.ts'

let upstream: Server
let door: Server
const seen: { url?: string; forwarded?: string | string[] }[] = []
const portOf = (server: Server): number => (server.address() as AddressInfo).port
const listening = (server: Server): Promise<Server> => new Promise((ready) => server.listen(0, '127.0.0.1', () => ready(server)))

beforeAll(async () => {
  upstream = await listening(createServer((incoming, outgoing) => {
    seen.push({ url: incoming.url ?? '', forwarded: incoming.headers['x-forwarded-for'] ?? '' })
    outgoing.end('passed')
  }))
  door = await listening(publicDoor(new URL(`http://127.0.0.1:${portOf(upstream)}`)))
})

afterAll(() => {
  door.close()
  upstream.close()
})

const ask = (path: string, headers: Record<string, string> = {}): Promise<number> => new Promise((answered, failed) =>
  request({ port: portOf(door), path, headers }, (answer) => answer.resume().on('end', () => answered(answer.statusCode ?? 0))).on('error', failed).end())

test.each(['/api/hub/enterprises', '/%61pi/hub/enterprises', '//api/hub/enterprises', '/x/../api/hub/enterprises', '/api/openapi.json', 'http://elsewhere/api/hub/enterprises', '/a\\api/hub', '', '//'])(
  'the internet does not get through by %j', (path) => expect(mayPass('GET', path)).toBe(false))

test('pages, their files and the routes of the internet zone pass', () => {
  for (const path of ['/', '/assets/index-Bx_1.js', '/api/hub/my-enterprise?lang=en']) expect(mayPass('GET', path)).toBe(true)
  expect(mayPass('POST', '/api/identity/sign-in')).toBe(true)
  expect(mayPass('DELETE', '/index.html')).toBe(false)
})

test('an address that is none is refused, and the door stays open', async () => {
  expect(await ask('//')).toBe(404)
  expect(await ask('/')).toBe(200)
})

test('the asker is named last, whatever it says of itself', async () => {
  await ask('/', { 'x-forwarded-for': '10.9.8.7' })
  expect(seen.at(-1)?.forwarded).toBe('10.9.8.7, 127.0.0.1')
})
