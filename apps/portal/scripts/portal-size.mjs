// Prints how much JavaScript (gzipped) a reader downloads for the sign-in page and for the first board, from the build's
// own manifest, and fails when either is above its limit.   node scripts/portal-size.mjs
import { readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { gzipSync } from 'node:zlib'

const dist = join(dirname(fileURLToPath(import.meta.url)), '..', 'dist')
const manifest = JSON.parse(readFileSync(join(dist, '.vite', 'manifest.json'), 'utf8'))

/** The files reached from these entries by static imports. */
function files(keys, seen = new Set()) {
  for (const key of keys) {
    if (seen.has(key)) continue
    seen.add(key)
    files(manifest[key].imports ?? [], seen)
  }
  return seen
}
const named = (end) => {
  const key = Object.keys(manifest).find((one) => one.endsWith(end))
  if (key === undefined) throw new Error(`portal-size: the build has no entry ending in ${end}; was a page renamed?`)
  return key
}
const kib = (keys) => [...keys].map((key) => manifest[key].file).filter((file) => file.endsWith('.js')).reduce((sum, file) => sum + gzipSync(readFileSync(join(dist, file)), { level: 9 }).length, 0) / 1024

const signIn = [named('index.html'), named('words/zh.ts')]
const board = [...signIn, named('Shell.tsx'), named('home/NumbersPart.tsx'), named('home/TownsPart.tsx'), named('chart/engine.ts')]
const limits = { 'sign-in page': [signIn, 300], 'first board': [board, 900] }
for (const [name, [entries, limit]] of Object.entries(limits)) {
  const size = kib(files(entries))
  console.log(`${name}: ${size.toFixed(1)} KiB of JavaScript, gzipped (limit ${limit})`)
  if (size > limit) process.exitCode = 1
}
