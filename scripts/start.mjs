import { spawn } from 'node:child_process'
import { join } from 'node:path'
import { ensureInstalled } from './install.mjs'
import { root } from './root.mjs'

/** `npm start`: installs and builds what is missing, then runs `jingwei start` with the arguments given. */
ensureInstalled()
const { ensurePortal } = await import('./portal.mjs')
await ensurePortal()
const child = spawn(process.execPath, [join(root, 'apps/cli/bin/jingwei.js'), 'start', ...process.argv.slice(2)], { stdio: 'inherit' })
for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => child.kill(signal))
child.on('exit', (code, signal) => process.exit(signal ? 1 : (code ?? 0)))
