// npm run nightly: the tests too long for every commit (*.nightly.ts), then every suite. The last line sums both up.
import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { ensureInstalled } from './install.mjs'
import { root } from './root.mjs'
import { readReport } from './test-report.mjs'

ensureInstalled()
const folder = mkdtempSync(join(tmpdir(), 'jingwei-nightly-'))
const report = join(folder, 'report.json')
const vitest = [join(root, 'node_modules', 'vitest', 'vitest.mjs'), 'run', '--reporter=default', '--reporter=json', `--outputFile.json=${report}`, ...process.argv.slice(2)]
const ok = spawnSync(process.execPath, vitest, { cwd: root, stdio: 'inherit', env: { ...process.env, NIGHTLY: 'true' } }).status === 0
const { passed, failed } = readReport(report, ok, process.env)
rmSync(folder, { recursive: true, force: true })
const suites = spawnSync(process.execPath, [join(root, 'scripts', 'suite.mjs'), '--all'], { cwd: root, stdio: ['ignore', 'pipe', 'inherit'], encoding: 'utf8', maxBuffer: 2 ** 28 })
process.stdout.write(suites.stdout)
const [, suitesPassed = '0', suitesFailed = '1', excluded = '0'] = /(\d+) passed, (\d+) failed, (\d+) excluded\s*$/u.exec(suites.stdout) ?? []
console.log(`\n${passed + Number(suitesPassed)} passed, ${failed + Number(suitesFailed)} failed, ${excluded} excluded`)
process.exitCode = failed + Number(suitesFailed) > 0 ? 1 : 0
