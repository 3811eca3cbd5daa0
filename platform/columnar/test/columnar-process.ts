import { silentLogger } from '@jingwei/kernel'
import { runColumnarProcess } from '../index.ts'

const [home = '', memoryCap] = process.argv.slice(2)
const logger = { ...silentLogger, error: (fields: object, message?: string) => void process.stderr.write(`${message} ${JSON.stringify(fields)}\n`) }
const running = await runColumnarProcess({ home, logger, ...(memoryCap ? { memoryCap: Number(memoryCap) } : {}) })
process.once('SIGTERM', () => void running.stop().finally(() => process.exit(0)))
