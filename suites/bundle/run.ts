import { spawnSync } from 'node:child_process'
import { chmodSync, mkdirSync, mkdtempSync, readdirSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

const root = process.cwd()
const total = 4
const budgetMs = 60_000

function excluded(reason: string): never {
  console.log(`excluded: ${reason}\n0 passed, 0 failed, ${total} excluded`)
  process.exit(0)
}

if (process.platform !== 'linux' || process.arch !== 'x64') excluded(`the bundle is for linux x64, this is ${process.platform} ${process.arch}`)
/** Root leaves its rights behind inside; anybody else gets a namespace of users too. */
const asRoot = process.getuid?.() === 0
const apart = asRoot ? ['-n'] : ['-rn']
if (spawnSync('unshare', [...apart, 'ip', 'link', 'set', 'lo', 'up']).status !== 0) excluded('this machine makes no empty network namespace (unshare -n, ip)')

let [passed, failed] = [0, 0]
const check = (what: string, good: boolean, found: string): void => {
  console.log(`${good ? 'ok' : 'not ok'} ${what}: ${found}`)
  if (good) passed++
  else failed++
}

const folder = mkdtempSync(join(tmpdir(), 'jingwei-bundle-'))
chmodSync(folder, 0o755)
process.once('exit', () => rmSync(folder, { recursive: true, force: true }))
const node = (...args: string[]) => spawnSync(process.execPath, args, { cwd: root, encoding: 'utf8', stdio: ['ignore', 'pipe', 'inherit'] })

if (node('scripts/build-portal.mjs').status !== 0) throw new Error('the portal was not built')
const archive = join(folder, 'jingwei.tar.gz')
const made = node('apps/cli/bin/jingwei.js', 'bundle', '--out', archive)
check('one archive', made.status === 0 && readdirSync(folder).length === 1, made.stdout.trim())

const clean = join(folder, 'clean')
mkdirSync(clean)
spawnSync('tar', ['-C', clean, '-xzf', archive], { stdio: 'inherit' })
const [name = ''] = readdirSync(clean)
const unpacked = join(clean, name)
check('a launcher and a unit file', (statSync(join(unpacked, 'jingwei')).mode & 0o111) !== 0 && statSync(join(unpacked, 'jingwei.service')).isFile(), name)

/** What happens where there is no network: start, wait for the page, ask doctor, stop. Prints milliseconds and what it saw. */
const inside = `
ip link set lo up
cd "$1"
$3 env -i PATH=/usr/bin:/bin HOME="$1" ./jingwei start --home "$2" --empty --quiet --port 18480 & pid=$!
./bin/node -e '
const born = Date.now()
const look = async () => {
  for (;;) {
    const page = await fetch("http://127.0.0.1:18480/").then((answer) => answer.text(), () => "")
    const ready = await fetch("http://127.0.0.1:18480/api/health/ready").then((answer) => answer.status, () => 0)
    if (/<script/.test(page) && ready === 200) return console.log("answers " + (Date.now() - born))
    if (Date.now() - born > 180000) return console.log("silent")
    await new Promise((resolve) => setTimeout(resolve, 100))
  }
}
look()'
kill -TERM $pid
wait $pid; echo "ended $?"`
if (asRoot) spawnSync('chown', ['-R', '65534:65534', clean])
const ran = spawnSync('unshare', [...apart, '/bin/sh', '-c', inside, 'sh', unpacked, join(clean, 'home'), asRoot ? 'setpriv --reuid=65534 --regid=65534 --clear-groups' : ''], { encoding: 'utf8', stdio: ['ignore', 'pipe', 'inherit'], env: { PATH: '/usr/sbin:/usr/bin:/sbin:/bin' } })
const ms = Number(/^answers (\d+)$/mu.exec(ran.stdout)?.[1] ?? Number.NaN)
check(`page and readiness without network in < ${budgetMs / 1000} s`, ms < budgetMs, `${ms} ms`)
check('ends when told to', /^ended (?:0|143)$/mu.test(ran.stdout), ran.stdout.trim().split('\n').at(-1) ?? '')
console.log(`${passed} passed, ${failed} failed, 0 excluded`)
process.exit(failed > 0 ? 1 : 0)
