// Lints an OpenAPI document with Redocly's recommended rules: node lint-openapi.js <file.json>. Exit code 1 on any problem.
import { spawnSync } from 'node:child_process'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

const require = createRequire(import.meta.url)
const manifest = require.resolve('@redocly/cli/package.json')
const { bin } = require('@redocly/cli/package.json')
const config = join(dirname(fileURLToPath(import.meta.url)), 'redocly.yaml')
const run = spawnSync(process.execPath, [join(dirname(manifest), bin.redocly), 'lint', process.argv[2] ?? '', '--config', config, '--max-problems', '50'], {
  stdio: 'inherit',
  env: { ...process.env, REDOCLY_TELEMETRY: 'off', REDOCLY_SUPPRESS_UPDATE_NOTICE: 'true' },
})
process.exitCode = run.status ?? 1
