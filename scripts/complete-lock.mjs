// node scripts/complete-lock.mjs: adds to package-lock.json the builds for other platforms that a partial registry mirror
// left out. Without them `npm ci` refuses the lockfile, here and on every other platform.
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { root } from './root.mjs'

const systems = { android: 'android', darwin: 'darwin', freebsd: 'freebsd', linux: 'linux', openharmony: 'openharmony', win32: 'win32', windows: 'win32' }
const processors = ['arm64', 'x64', 'arm', 'ia32', 'ppc64', 'riscv64', 's390x']

/** System, processor and C library from a name like `@oxlint/binding-linux-arm-musleabihf`. */
function platformOf(name) {
  const words = name.split('/').at(-1).split('-')
  const os = words.flatMap((word) => systems[word] ?? [])
  const cpu = words.flatMap((word) => (processors.includes(word) ? [word] : word === 'ppc64le' || word === 'powerpc64le' ? ['ppc64'] : word === 'riscv64gc' ? ['riscv64'] : []))
  if (os.length === 0 || cpu.length === 0) return undefined
  const libc = os[0] !== 'linux' ? undefined : words.at(-1).startsWith('musl') ? 'musl' : words.at(-1).startsWith('gnu') ? 'glibc' : undefined
  return { cpu, ...(libc ? { libc: [libc] } : {}), optional: true, os }
}

const file = join(root, 'package-lock.json')
const lock = JSON.parse(readFileSync(file, 'utf8'))
const added = []
for (const { dev, optionalDependencies = {} } of Object.values(lock.packages)) {
  for (const [name, version] of Object.entries(optionalDependencies)) {
    const platform = platformOf(name)
    if (lock.packages[`node_modules/${name}`] || !platform || !/^\d/u.test(version)) continue
    lock.packages[`node_modules/${name}`] = { version, ...(dev ? { dev } : {}), ...platform }
    added.push(`${name}@${version}`)
  }
}
lock.packages = Object.fromEntries(Object.entries(lock.packages).toSorted(([a], [b]) => a.localeCompare(b, 'en')))
writeFileSync(file, `${JSON.stringify(lock, null, 2)}\n`)
console.log(added.length === 0 ? 'package-lock.json names every platform' : `added ${added.join(', ')}`)
