// npm run suite -- <name> [arguments]   one suite of suites/        npm run suites   all of them, one after the other
import { namesIn, runScript } from './run-script.mjs'

const closing = /^(\d+) passed, (\d+) failed, (\d+) skipped$/u
const [name, ...args] = process.argv.slice(2)
const all = name === '--all'
const sum = [0, 0, 0]

for (const each of all ? namesIn('suites') : [name]) {
  if (all) console.log(`\n${each}`)
  const { code, lines } = await runScript('suites', each, args)
  const counts = closing.exec(lines.at(-1) ?? '')?.slice(1).map(Number)
  if (code === 2 && lines.length === 0) process.exit(2)
  if (counts === undefined) console.error(`suites/${each} ended without its closing line "N passed, N failed, N skipped"`)
  const [passed = 0, failed = 0, skipped = 0] = counts ?? []
  const broken = counts === undefined || (code !== 0 && failed === 0)
  for (const [index, count] of [passed, failed + (broken ? 1 : 0), skipped].entries()) sum[index] += count
}

if (all || sum[1] > 0) console.log(`\n${sum[0]} passed, ${sum[1]} failed, ${sum[2]} skipped`)
process.exit(sum[1] > 0 ? 1 : 0)
