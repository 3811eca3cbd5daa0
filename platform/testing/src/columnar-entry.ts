import { silentLogger } from '@jingwei/kernel'
import { runColumnarProcess } from '@jingwei/columnar'

const [home = ''] = process.argv.slice(2)
const running = await runColumnarProcess({ home, logger: silentLogger })
process.once('SIGTERM', () => void running.stop().finally(() => process.exit(0)))
