import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { afterAll, describe, expect, it } from 'vitest'

type Counts = { passed: number; failed: number; skipped: number; forbidden: string[] }
type Script = { readReport: (file: string, vitestOk: boolean, environment: Record<string, string>) => Counts }

const { readReport }: Script = await import(pathToFileURL(join(import.meta.dirname, '../scripts/test-report.mjs')).href)
const folder = mkdtempSync(join(tmpdir(), 'jingwei-closing-'))
afterAll(() => rmSync(folder, { recursive: true }))

const file = join(folder, 'report.json')
const report = (tests: readonly (readonly [status: string, name: string])[], fileStatus = 'passed') => {
  writeFileSync(file, JSON.stringify({ testResults: [{ status: fileStatus, assertionResults: tests.map(([status, fullName]) => ({ status, fullName })) }] }))
  return file
}

describe('the closing line', () => {
  it('counts what passed, failed and was skipped', () => {
    const counts = readReport(report([['passed', 'a'], ['failed', 'b'], ['skipped', 'c'], ['pending', 'd']], 'failed'), false, {})
    expect(counts).toEqual({ passed: 1, failed: 1, skipped: 2, forbidden: [] })
  })

  it('counts a file that broke before its tests as a failure', () => {
    expect(readReport(report([], 'failed'), false, {}).failed).toBe(1)
  })

  it('counts an error outside every test as a failure', () => {
    expect(readReport(report([['passed', 'a']]), false, {}).failed).toBe(1)
  })

  it('counts a missing report as a failure', () => {
    expect(readReport(join(folder, 'absent.json'), true, {}).failed).toBe(1)
  })

  it('allows skips on a plain machine, and with CI=true only those that were decided on', () => {
    const skipped = report([['skipped', 'the server of CLICKHOUSE_URL'], ['skipped', 'real feeds (JINGWEI_DATA)'], ['skipped', 'the portal in Chromium']])
    expect(readReport(skipped, true, {}).forbidden).toEqual([])
    expect(readReport(skipped, true, { CI: 'true' }).forbidden).toEqual(['the portal in Chromium'])
    expect(readReport(skipped, true, { CI: 'true', JINGWEI_DATA_EXPECTED: '1' }).forbidden).toEqual(['real feeds (JINGWEI_DATA)', 'the portal in Chromium'])
  })
})
