// npm run suite NAME [arguments]   one suite of suites/, ending with "N passed, N failed, N excluded"
// npm run suites                   all of them, one after the other, and the table of what each gave
import { namesIn, runScript } from './run-script.mjs'

const closing = /^(\d+) passed, (\d+) failed, (\d+) excluded$/u
const [name, ...args] = process.argv.slice(2)
const all = name === '--all'
const table = []

for (const each of all ? namesIn('suites') : [name]) {
  if (all) console.log(`\n${each}`)
  const { code, lines } = await runScript('suites', each, args)
  if (code === 2 && lines.length === 0) process.exit(2)
  const [passed = 0, failed = 0, excluded = 0] = closing.exec(lines.at(-1) ?? '')?.slice(1).map(Number) ?? []
  // A suite that dies, or ends without its closing line, has failed whatever it counted.
  const broken = !closing.test(lines.at(-1) ?? '') || (code !== 0 && failed === 0)
  if (broken) console.error(`suites/${each} ended without its closing line, or with code ${code}`)
  table.push({ suite: each, passed, failed: failed + (broken ? 1 : 0), excluded })
  if (!all && broken) console.log(`${passed} passed, ${failed + 1} failed, ${excluded} excluded`)
}

const total = (key) => table.reduce((sum, row) => sum + row[key], 0)
if (all) {
  console.log('\n| suite | passed | failed | excluded |\n|---|---|---|---|')
  for (const row of table) console.log(`| ${row.suite} | ${row.passed} | ${row.failed} | ${row.excluded} |`)
  console.log(`\n${total('passed')} passed, ${total('failed')} failed, ${total('excluded')} excluded`)
}
process.exit(total('failed') > 0 ? 1 : 0)
