import { existsSync, readFileSync } from 'node:fs'
import { skipAllowed } from './allowed-skips.mjs'

/**
 * Counts of a vitest JSON report. A file that failed before its tests ran, a missing report and an error outside every
 * test count as one failure each. `forbidden`: names of tests skipped with CI=true that may not be.
 */
export function readReport(file, vitestOk, environment) {
  if (!existsSync(file)) return { passed: 0, failed: 1, skipped: 0, forbidden: [] }
  const { testResults } = JSON.parse(readFileSync(file, 'utf8'))
  const tests = testResults.flatMap(({ assertionResults }) => assertionResults)
  const count = (...statuses) => tests.filter(({ status }) => statuses.includes(status)).length
  const brokenFiles = testResults.filter(({ status, assertionResults }) => status === 'failed' && !assertionResults.some((test) => test.status === 'failed')).length
  const failed = count('failed') + brokenFiles
  const skippedTests = tests.filter(({ status }) => status !== 'passed' && status !== 'failed')
  return {
    passed: count('passed'),
    failed: failed === 0 && !vitestOk ? 1 : failed,
    skipped: skippedTests.length,
    forbidden: environment.CI === 'true' ? skippedTests.map(({ fullName }) => fullName).filter((name) => !skipAllowed(name, environment)) : [],
  }
}
