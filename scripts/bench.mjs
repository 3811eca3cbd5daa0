// npm run bench -- <name> [arguments]   one measurement of bench/, beside a peer; its last line is the ratio
import { runScript } from './run-script.mjs'

const [name, ...args] = process.argv.slice(2)
const { code, lines } = await runScript('bench', name, args)
if (code === 0 && !/\bratio\b/u.test(lines.at(-1) ?? '')) {
  console.error(`bench/${name} ended without its ratio`)
  process.exit(1)
}
process.exit(code)
