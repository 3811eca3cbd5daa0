import { execFileSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'
import { door, routes } from './door.ts'

describe('the OpenAPI document', () => {
  it('is served, describes every route and is free of complaints by Redocly', async () => {
    const server = await door()
    const document = await server.inject('/api/openapi.json')
    await server.close()
    expect(document.json().openapi).toBe('3.1.1')
    const operations = Object.values(document.json().paths).flatMap((path) => Object.values(path as object)) as { operationId: string }[]
    expect(operations.map((operation) => operation.operationId).toSorted()).toEqual(routes.map((route) => route.id).toSorted())
    const folder = mkdtempSync(join(tmpdir(), 'openapi-'))
    writeFileSync(join(folder, 'openapi.json'), document.body)
    const script = fileURLToPath(new URL('../scripts/lint-openapi.js', import.meta.url))
    expect(() => execFileSync(process.execPath, [script, join(folder, 'openapi.json')], { stdio: 'pipe', encoding: 'utf8' })).not.toThrow()
    rmSync(folder, { recursive: true })
  })
})
