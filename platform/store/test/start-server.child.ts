import { silentLogger } from '@jingwei/kernel'
import { startPostgres } from '@jingwei/store'

const handle = await startPostgres({ home: process.env['TRIAL_HOME'] ?? '', logger: silentLogger })
process.send?.({ pid: handle.pid(), url: handle.url })
setInterval(() => {}, 60_000)
