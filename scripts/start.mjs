import { spawnSync } from 'node:child_process'
import { join } from 'node:path'
import { ensureInstalled } from './install.mjs'
import { root } from './root.mjs'

/** `npm start`: installs and builds what is missing, then is `jingwei start` with the arguments given. */
ensureInstalled()
// The bundler needs 400 MB while it works; in a process of its own they go with it.
const { status } = spawnSync(process.execPath, [join(root, 'scripts', 'build-portal.mjs')], { stdio: 'inherit' })
if (status !== 0) process.exit(status ?? 1)
process.argv.splice(2, 0, 'start')
await import('@jingwei/cli/launch')
