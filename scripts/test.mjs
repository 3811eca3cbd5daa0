// npm test [-- vitest arguments]: installs and builds what is missing, checks types and style, runs every test.
// The last line is "N passed, N failed, N skipped"; a type check or a style check counts as one.
import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { ensureInstalled } from './install.mjs'
import { root } from './root.mjs'
import { readReport } from './test-report.mjs'

const run = (title, file, args) => {
  console.log(`\n${title}`)
  return spawnSync(process.execPath, [join(root, 'node_modules', file), ...args], { cwd: root, stdio: 'inherit' }).status === 0
}

ensureInstalled()
// In a process of its own: the bundler sets NODE_ENV=production, which the tests must not inherit.
if (spawnSync(process.execPath, [join(root, 'scripts', 'build-portal.mjs')], { stdio: 'inherit' }).status !== 0) process.exit(1)
const checks = [
  ['Types (engines, platform, modules, apps)', 'typescript/bin/tsc', ['-p', 'tsconfig.json']],
  ['Types (pages)', 'typescript/bin/tsc', ['-p', 'tsconfig.portal.json']],
  ['Style', 'oxlint/bin/oxlint', ['engines', 'platform', 'modules', 'apps', 'scripts', 'test', '--deny-warnings']],
].map(([title, file, args]) => ({ title, ok: run(title, file, args) }))

const folder = mkdtempSync(join(tmpdir(), 'jingwei-test-'))
const report = join(folder, 'report.json')
const vitestOk = run('Tests', 'vitest/vitest.mjs', ['run', '--reporter=default', '--reporter=json', `--outputFile.json=${report}`, ...process.argv.slice(2)])
const { passed, failed, skipped, forbidden } = readReport(report, vitestOk, process.env)
rmSync(folder, { recursive: true, force: true })

for (const { title } of checks.filter(({ ok }) => !ok)) console.error(`FAILED: ${title}`)
for (const name of forbidden) console.error(`FAILED: skipped with CI=true, and not on the list of scripts/allowed-skips.mjs: ${name}`)

const green = checks.filter(({ ok }) => ok).length
const red = checks.length - green + failed
console.log(`\n${passed + green} passed, ${red} failed, ${skipped} skipped`)
process.exitCode = red > 0 || forbidden.length > 0 ? 1 : 0
